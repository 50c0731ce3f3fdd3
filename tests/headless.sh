#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# headless.sh [--size WxH] [--no-a11y] COMMAND [ARGUMENT…]
# Runs a command with a screen, a session bus and an accessibility bus of its own, a Swedish keyboard and an empty home.
# What it starts it ends, by pid. The command's exit status is its own.
set -u

size=1440x900
a11y=yes
while [ $# -gt 0 ]; do
  case $1 in
    --size) size=$2; shift 2 ;;
    --no-a11y) a11y=no; shift ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || { echo "usage: headless.sh [--size WxH] [--no-a11y] COMMAND…" >&2; exit 2; }

home=$(mktemp -d "${TMPDIR:-/tmp}/planbok-home.XXXXXX") || exit 1
pids=()
finish ()
{
  local i pid
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
    pid=${pids[i]}
    kill "$pid" 2> /dev/null
    wait "$pid" 2> /dev/null
  done
  rm -rf "$home"
}
trap finish EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

export HOME=$home
export XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache XDG_STATE_HOME=$home/state
export XDG_RUNTIME_DIR=$home/run
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
unset XAUTHORITY WAYLAND_DISPLAY GTK_THEME GTK_MODULES DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS DESKTOP_STARTUP_ID

# A line from a pipe that a server writes when it is ready, or the end of it.
wait_for_line () { timeout 20 head -n 1 < "$1"; }

mkfifo "$home/display" "$home/bus"
Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -noreset 3> "$home/display" > /dev/null 2>&1 &
pids+=($!)
number=$(wait_for_line "$home/display")
[ -n "$number" ] || { echo "headless.sh: Xvfb did not start" >&2; exit 1; }
export DISPLAY=:$number

# No service directories: nothing of the machine's desktop (portals, dconf, gvfs) is woken by the tests.
cat > "$home/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$XDG_RUNTIME_DIR</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
dbus-daemon --nofork --config-file="$home/bus.conf" --print-address=3 3> "$home/bus" > /dev/null 2>&1 &
pids+=($!)
DBUS_SESSION_BUS_ADDRESS=$(wait_for_line "$home/bus")
[ -n "$DBUS_SESSION_BUS_ADDRESS" ] || { echo "headless.sh: the session bus did not start" >&2; exit 1; }
export DBUS_SESSION_BUS_ADDRESS

setxkbmap se 2> /dev/null

export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_IM_MODULE=gtk-im-context-simple NO_AT_BRIDGE=0
export LC_ALL=C.UTF-8 LANGUAGE= TZ=Europe/Stockholm
if [ $a11y = yes ]; then
  export GTK_A11Y=atspi
  /usr/libexec/at-spi-bus-launcher --launch-immediately > /dev/null 2>&1 &
  pids+=($!)
  for _ in $(seq 200); do
    dbus-send --session --print-reply=literal --dest=org.a11y.Bus /org/a11y/bus org.a11y.Bus.GetAddress \
      > /dev/null 2>&1 && break
    sleep 0.05
  done
else
  export GTK_A11Y=none
fi

"$@" &
command=$!
pids+=("$command")
wait "$command"
status=$?
unset 'pids[-1]'
exit $status
