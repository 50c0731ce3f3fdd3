/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-plan.h"

G_BEGIN_DECLS

#define PB_CLI_OK 0
#define PB_CLI_FAILED 1
#define PB_CLI_USAGE 2
#define PB_CLI_UNREADABLE 2 /* of check */

/* What a command takes besides its plan. */
typedef struct
{
  const char *name; /* without the dashes */
  char **value; /* NULL for a flag */
  gboolean *flag;
  GPtrArray *list; /* of an option that may be given several times: its values; value and flag are NULL then */
} PbCliOption;

typedef struct
{
  const char *name;
  const char *arguments; /* as the usage writes them */
  const char *summary; /* msgid */
  const char *help; /* msgid, NULL where the summary says it all */
  int (*run) (int argc, char **argv);
} PbCliCommand;

/* NULL past the last. */
const PbCliCommand *pb_cli_command (guint n);

/* Takes the options out of argv and leaves what the command is about. FALSE, with a sentence and the usage on stderr,
 * where an option is unknown or lacks its value, or there are fewer or more arguments than told (max -1: any number).
 * */
gboolean     pb_cli_parse   (const char *command, int *argc, char **argv, const PbCliOption *options, guint n_options,
                             int min, int max);
/* Opens the plan, with the author that --author or the environment names. NULL with a sentence on stderr. */
PbPlan      *pb_cli_open    (const char *path);
/* The sentence on stderr. */
void         pb_cli_complain (const GError *error);
/* The text on stdout. FALSE, with a sentence on stderr, where it could not be written. */
gboolean     pb_cli_put     (const char *text);
void         pb_cli_usage   (const char *command);
void         pb_cli_set_author (const char *author);

int          pb_cli_new     (int argc, char **argv);
int          pb_cli_check   (int argc, char **argv);
int          pb_cli_show    (int argc, char **argv);
int          pb_cli_export  (int argc, char **argv);
int          pb_cli_fetch   (int argc, char **argv);
int          pb_cli_form    (int argc, char **argv);
int          pb_cli_import  (int argc, char **argv);
int          pb_cli_review  (int argc, char **argv);
int          pb_cli_scenario (int argc, char **argv);
int          pb_cli_undo    (int argc, char **argv);
int          pb_cli_redo    (int argc, char **argv);

G_END_DECLS
