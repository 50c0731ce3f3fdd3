/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-target.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include "model/pb-error.h"

void
pb_target_set_failed (int status, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  if (status == ENOSPC || status == EDQUOT || status == EFBIG)
    g_set_error (error, PB_ERROR, PB_ERROR_FULL, _ ("%s could not be written: the disk is full. Make room and try again."),
                 name);
  else if (status == EACCES || status == EPERM || status == EROFS || status == EBUSY || status == ETXTBSY)
    g_set_error (error, PB_ERROR, PB_ERROR_READ_ONLY,
                 _ ("%s could not be written: it is open in another program, or may only be read. Close it there, or choose "
                    "another name."),
                 name);
  else if (status == ENOENT || status == ENOTDIR)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                 _ ("%s could not be written: there is no such folder. Choose another."), name);
  else
    g_set_error (error, PB_ERROR, PB_ERROR_FAILED, _ ("%s could not be written: %s. Choose another place and try again."),
                 name, g_strerror (status));
}

/* A file that may not be written is not replaced, though its folder would let us. */
gboolean
pb_target_check (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *name = g_path_get_basename (path);
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("%s is a folder. Write the name of a file in it."), name);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      /* A file would take its place. */
      g_autofree char *name = g_path_get_basename (path);
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("%s is a device and no file. Choose another name."), name);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS) && g_access (path, W_OK) != 0)
    {
      pb_target_set_failed (EACCES, path, error);
      return FALSE;
    }
  /* What LibreOffice and Excel lay beside a workbook that they have open. */
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *libreoffice = g_strdup_printf ("%s/.~lock.%s#", folder, name);
  g_autofree char *excel = g_strdup_printf ("%s/~$%s", folder, name);
  if (!g_file_test (libreoffice, G_FILE_TEST_EXISTS) && !g_file_test (excel, G_FILE_TEST_EXISTS))
    return TRUE;
  pb_target_set_failed (EBUSY, path, error);
  return FALSE;
}

/* A link stays one: what it leads to is written. (transfer full) */
static char *
dup_real (const char *path)
{
  char *real = realpath (path, NULL);
  return real != NULL ? real : g_strdup (path);
}

char *
pb_target_make_temporary (const char *path, GError **error)
{
  g_autofree char *real = dup_real (path), *folder = g_path_get_dirname (real);
  g_autofree char *temporary = g_strdup_printf ("%s/.planbok-XXXXXX", folder);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      pb_target_set_failed (errno, path, error);
      return NULL;
    }
  g_close (fd, NULL);
  return g_steal_pointer (&temporary);
}

gboolean
pb_target_finish (const char *temporary, const char *path, int status, GCancellable *cancellable, GError **error)
{
  g_autofree char *real = dup_real (path);
  gboolean cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
  if (!cancelled && status == 0 && g_rename (temporary, real) != 0)
    status = errno;
  if (!cancelled && status != 0)
    pb_target_set_failed (status, path, error);
  if (cancelled || status != 0)
    g_unlink (temporary);
  return !cancelled && status == 0;
}

/* 0, or the system's error. */
static int
write_all (const char *path, const char *data, gsize length)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0), status = fd < 0 ? errno : 0;
  while (status == 0 && length > 0)
    {
      gssize written = write (fd, data, length);
      if (written < 0 && errno != EINTR)
        status = errno;
      data += MAX (written, 0);
      length -= MAX (written, 0);
    }
  if (status == 0 && fsync (fd) != 0)
    status = errno;
  /* Some file systems tell only now that there was no room. */
  if (fd >= 0 && close (fd) != 0 && status == 0)
    status = errno;
  return status;
}

gboolean
pb_target_write (const char *path, const char *data, gsize length, GError **error)
{
  g_autofree char *temporary = pb_target_check (path, error) ? pb_target_make_temporary (path, error) : NULL;
  return temporary != NULL && pb_target_finish (temporary, path, write_all (temporary, data, length), NULL, error);
}
