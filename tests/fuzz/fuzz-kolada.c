/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/pb-kolada-json.h"
#include "model/pb-plan.h"

/* What a server, or a file, answers as JSON: read, and tried on a plan, dry. Whatever is refused is refused with a
 * sentence. */

static PbPlan *plan;

/* Unlike a plan that is only read, one that is written to must keep its place in the folder until the end. */
static void
remove_plan (void)
{
  g_autofree char *path = g_strdup (pb_plan_get_path (plan));
  g_autofree char *folder = g_path_get_dirname (path);

  pb_plan_close (plan);
  g_unlink (path);
  g_rmdir (folder);
}

static void
make_plan (void)
{
  g_autofree char *folder = g_dir_make_tmp ("planbok-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.planbok", NULL);
  g_autoptr (GError) error = NULL;

  plan = pb_plan_create (path, &error);
  if (plan == NULL)
    g_error ("%s", error->message);
  atexit (remove_plan);
}

static void
check_names (GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      const PbKoladaPlace *place = places->pdata[i];

      if (!g_utf8_validate (place->id, -1, NULL) || !g_utf8_validate (place->title, -1, NULL))
        g_error ("a name is not UTF-8");
      if (place->members != NULL)
        check_names (place->members);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbKoladaBatch) batch = pb_kolada_batch_new ();
  g_autofree char *text = NULL, *next = NULL, *words = NULL;
  PbFetchFacts facts = { "Kolada", NULL, NULL, NULL };
  PbKoladaSummary summary;
  PbEdit *edit;

  if (size > 64 * 1024)
    return 0;
  if (plan == NULL)
    make_plan ();
  text = g_strndup ((const char *) data, size);
  if (!pb_kolada_batch_add (batch, "svar.json", text, size, &next, &error))
    {
      if (error == NULL || *error->message == '\0' || !g_utf8_validate (error->message, -1, NULL))
        g_error ("an answer was refused without a sentence");
      if (pb_kolada_batch_get_n_values (batch) != 0)
        g_error ("a refused answer left values behind");
      return 0;
    }
  check_names (pb_kolada_batch_get_places (batch));
  check_names (pb_kolada_batch_get_groups (batch));
  edit = pb_edit_new (plan, "Fetch");
  pb_kolada_batch_write (batch, edit, &facts, FALSE, &summary);
  words = pb_kolada_summary_dup_text (&summary);
  pb_edit_abort (edit);
  return 0;
}
