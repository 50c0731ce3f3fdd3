/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static char *author;

void
pb_cli_set_author (const char *name)
{
  g_free (author);
  author = g_strdup (name);
}

void
pb_cli_complain (const GError *error)
{
  g_printerr ("%s\n", error->message);
}

gboolean
pb_cli_put (const char *text)
{
  if (fputs (text, stdout) != EOF && fflush (stdout) == 0)
    return TRUE;
  g_printerr (_ ("The output could not be written. Is the disk full?\n"));
  return FALSE;
}

void
pb_cli_usage (const char *name)
{
  for (guint i = 0; pb_cli_command (i) != NULL; i++)
    if (g_strcmp0 (pb_cli_command (i)->name, name) == 0)
      g_printerr (_ ("Usage: %s\n"), pb_cli_command (i)->arguments);
  g_printerr (_ ("planbok-cli --help explains the commands.\n"));
}

static const PbCliOption *
find_option (const PbCliOption *options, guint n_options, const char *name, gsize length)
{
  for (guint i = 0; i < n_options; i++)
    if (strlen (options[i].name) == length && strncmp (options[i].name, name, length) == 0)
      return &options[i];
  return NULL;
}

/* Takes one option; *i moves past a value that stands by itself. */
static gboolean
take_option (const char *command, int argc, char **argv, int *i, const PbCliOption *options, guint n_options)
{
  const char *name = argv[*i] + 2, *equals = strchr (name, '=');
  gsize length = equals != NULL ? (gsize)(equals - name) : strlen (name);
  const PbCliOption *option = find_option (options, n_options, name, length);
  if (option == NULL)
    {
      g_printerr (_ ("“%s” is no option of planbok-cli %s.\n"), argv[*i], command);
      return FALSE;
    }
  if (option->flag != NULL)
    {
      if (equals != NULL)
        g_printerr (_ ("The option --%s takes no value.\n"), option->name);
      *option->flag = TRUE;
      return equals == NULL;
    }
  char *value = equals != NULL ? (char *)equals + 1 : *i + 1 < argc ? argv[++*i] : NULL;
  if (value != NULL && option->list != NULL)
    g_ptr_array_add (option->list, value);
  else if (value != NULL)
    *option->value = value;
  else
    {
      g_printerr (_ ("The option --%s needs a value: --%s=…\n"), option->name, option->name);
      return FALSE;
    }
  return TRUE;
}

gboolean
pb_cli_parse (const char *command, int *argc, char **argv, const PbCliOption *options, guint n_options, int min,
              int max)
{
  int kept = 0;
  gboolean only_arguments = FALSE;
  for (int i = 0; i < *argc; i++)
    {
      if (!only_arguments && strcmp (argv[i], "--") == 0)
        only_arguments = TRUE;
      else if (!only_arguments && argv[i][0] == '-' && argv[i][1] != '\0')
        {
          if (argv[i][1] == '-' && take_option (command, *argc, argv, &i, options, n_options))
            continue;
          if (argv[i][1] != '-')
            g_printerr (_ ("“%s” is no option of planbok-cli %s.\n"), argv[i], command);
          pb_cli_usage (command);
          return FALSE;
        }
      else
        argv[kept++] = argv[i];
    }
  *argc = kept;
  if (kept >= min && (max < 0 || kept <= max))
    return TRUE;
  if (kept < min)
    g_printerr (_ ("planbok-cli %s needs more than that to work on.\n"), command);
  else
    g_printerr (_ ("planbok-cli %s does not know what to do with “%s”.\n"), command, argv[max]);
  pb_cli_usage (command);
  return FALSE;
}

/* Who makes the edits: --author, PLANBOK_AUTHOR, the account's full name, its login name. */
static const char *
get_author (void)
{
  const char *real = g_get_real_name (), *environment = g_getenv ("PLANBOK_AUTHOR");
  if (author != NULL)
    return author;
  if (environment != NULL && *environment != '\0')
    return environment;
  if (*real == '\0' || strcmp (real, "Unknown") == 0 || g_ascii_strcasecmp (real, "root") == 0)
    return g_get_user_name ();
  return real;
}

PbPlan *
pb_cli_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  PbPlan *plan = pb_plan_open (path, &error);
  if (plan == NULL)
    pb_cli_complain (error);
  else
    pb_plan_set_author (plan, get_author ());
  return plan;
}
