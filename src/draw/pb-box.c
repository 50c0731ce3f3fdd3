/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-box.h"

gboolean
pb_box_meets (const PbBox *one,
              const PbBox *other)
{
  return one->x < other->x + other->width && other->x < one->x + one->width && one->y < other->y + other->height &&
         other->y < one->y + one->height;
}

gboolean
pb_box_contains (const PbBox *box,
                 double       x,
                 double       y)
{
  return x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height;
}

void
pb_boxes_push_apart (PbBox       **boxes,
                     const double *wanted,
                     int           n_boxes,
                     double        top,
                     double        bottom)
{
  double at = top;

  for (int i = 0; i < n_boxes;)
    {
      int end = i;
      double height = 0;
      double offset = 0;
      double start;

      /* Take in followers as long as the block, at its best place, reaches into them. */
      do
        {
          offset += wanted[end] - boxes[end]->height / 2 - height;
          height += boxes[end]->height;
          end++;
          start = MAX (offset / (end - i), at);
        }
      while (end < n_boxes && start + height > wanted[end] - boxes[end]->height / 2);
      for (; i < end; i++)
        {
          boxes[i]->y = start;
          start += boxes[i]->height;
        }
      at = start;
    }
  /* What went below the frame is pushed up again, as far as there is room. */
  for (int i = n_boxes - 1; i >= 0; i--)
    {
      boxes[i]->y = MIN (boxes[i]->y, bottom - boxes[i]->height);
      bottom = boxes[i]->y;
    }
}
