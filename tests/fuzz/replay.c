/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Stands in for libFuzzer: replay [--mutate=N] FILE-OR-FOLDER… runs the target on each file, and on N damaged copies of
 * each. The damage is the same every time, so that a failure can be repeated. */

static int mutations;
static guint n_inputs;

static void
damage (GByteArray *bytes, GRand *rand)
{
  int n = g_rand_int_range (rand, 1, 6);

  while (n-- > 0 && bytes->len > 0)
    {
      guint at = g_rand_int_range (rand, 0, bytes->len);
      guint8 byte = g_rand_int_range (rand, 0, 256);

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          bytes->data[at] = byte;
          break;
        case 1:
          bytes->data[at] ^= 1 << (byte & 7);
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, MIN (bytes->len - at, 1u + byte % 16));
          break;
        default:
          {
            guint n_again = MIN (bytes->len - at, 1u + byte % 32);
            g_autofree guint8 *again = g_memdup2 (bytes->data + at, n_again);

            g_byte_array_append (bytes, again, n_again);
            break;
          }
        }
    }
}

static void
replay_file (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, &error))
    g_error ("%s", error->message);
  LLVMFuzzerTestOneInput ((const uint8_t *) contents, length);
  n_inputs++;
  for (int i = 0; i < mutations; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) contents, length);
      damage (bytes, rand);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
      n_inputs++;
    }
}

static void
replay (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      replay_file (path);
      return;
    }
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      replay (child);
    }
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      if (g_str_has_prefix (argv[i], "--mutate="))
        mutations = atoi (argv[i] + strlen ("--mutate="));
      else
        replay (argv[i]);
    }
  printf ("%u inputs\n", n_inputs);
  return 0;
}
