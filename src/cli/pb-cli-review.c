/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib/gi18n-lib.h>
#include "exchange/pb-review.h"

static void
print_change (PbReview *review, const PbReviewChange *change)
{
  g_autofree char *conflict = change->conflict ? pb_review_dup_conflict (review, change) : NULL;
  /* Translators: a cell, what it is, what it was when the workbook was written and what it is in the workbook. */
  g_print (_ ("%s: %s: %s → %s\n"), change->place, change->what, change->before, change->theirs);
  if (conflict != NULL)
    /* Translators: "meanwhile it has become Done in the plan". */
    g_print (_ ("    conflict: %s\n"), conflict);
}

int
pb_cli_review (int argc, char **argv)
{
  gboolean accept = FALSE, conflicts = FALSE;
  guint n = 0, n_contested = 0;
  const PbCliOption options[] = { { "accept", NULL, &accept }, { "accept-conflicts", NULL, &conflicts } };
  g_autoptr (GError) error = NULL;
  if (!pb_cli_parse ("review", &argc, argv, options, G_N_ELEMENTS (options), 2, -1))
    return PB_CLI_USAGE;
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  if (plan == NULL)
    return PB_CLI_FAILED;
  g_autoptr (PbReview) review = pb_review_new (plan);
  GPtrArray *changes = pb_review_get_changes (review), *notes = pb_review_get_notes (review);
  for (int i = 1; i < argc; i++)
    if (!pb_review_add_file (review, argv[i], &error))
      {
        pb_cli_complain (error);
        return PB_CLI_FAILED;
      }
  if (conflicts)
    pb_review_accept_all (review, TRUE);
  for (guint i = 0; i < changes->len; i++)
    {
      const PbReviewChange *change = changes->pdata[i];
      n += change->accepted;
      n_contested += change->contested;
      print_change (review, change);
    }
  for (guint i = 0; i < notes->len; i++)
    g_print ("%s\n", (const char *)notes->pdata[i]);
  if (changes->len == 0)
    g_print (_ ("The workbook changes nothing.\n"));
  else if (!accept && !conflicts)
    g_print (_ ("Nothing is changed yet: --accept takes in what is no conflict, --accept-conflicts all of it.\n"));
  else if (!pb_review_apply (review, &error))
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  else
    g_print (ngettext ("Took in %u change.\n", "Took in %u changes.\n", n), n);
  if (n_contested > 0)
    g_print (_ ("Where workbooks differ nothing is taken in: leave out the one that does not hold.\n"));
  return PB_CLI_OK;
}
