#!/bin/sh
# Behaves like nanoff at an ESP32, good and bad. A port is a file that says which chip hangs there:
#   mac=C8:2E:18:25:A2:14
#   type=ESP32
#   name=ESP32-D0WD-V3 (revision v3.1)
#   flash=8
#   psram=undetermined
# What is written to the chip goes into a folder beside it that has the chip's address for its name.
# PORT.faults holds what goes wrong: a line "chip|runtime|file|application|proof FAULT" for one call each.
# Every call is noted in calls.txt beside the port.

say() { printf '%s\n' "$1"; }

# On Unix only the low byte of the number comes out.
fail() {
    if [ "$verbosity" = m ]; then say "E$1"; else say "Error E$1: $2"; fi
    exit $(( $1 & 255 ))
}

value() { sed -n "s/^$1=//p" "$port"; }

verbosity=n port= target= platform= list= image= address=
update= deploy= details= nano= erase= ports=
all="$*"
while [ $# -gt 0 ]; do
    case "$1" in
        --serialport) port=$2; shift ;;
        --target) target=$2; shift ;;
        --platform) platform=$2; shift ;;
        --filedeployment) list=$2; shift ;;
        --image) image=$2; shift ;;
        --address) address=$2; shift ;;
        --baud | --fwversion) shift ;;
        -v) verbosity=$2; shift ;;
        --update) update=1 ;;
        --deploy) deploy=1 ;;
        --devicedetails) details=1 ;;
        --nanodevice) nano=1 ;;
        --masserase) erase=1 ;;
        --listports) ports=1 ;;
        --nobackupconfig | --suppressnanoffversioncheck) ;;
        *) fail 9000 "Invalid or missing arguments." ;;
    esac
    shift
done

say ".NET nanoFramework Firmware Flasher v2.5.133+0000000000"
say "Copyright (C) 2019 .NET Foundation and nanoFramework project contributors"
say ""
if [ -n "$ports" ]; then
    say "Available COM ports:"
    for file in COM*; do [ -f "$file" ] && case "$file" in *.faults) ;; *) say "  $file" ;; esac; done
    exit 0
fi
[ -n "$port" ] || fail 6001 "Need to specify a COM port."
say "$all" >> "$(dirname "$port")/calls.txt"
[ -n "$nano" ] && [ -n "$target$platform" ] && fail 9000 "Invalid or missing arguments. (Incompatible options combined with --nanodevice.)"
[ -n "$deploy" ] && [ -z "$image" ] && fail 9000 "Invalid or missing arguments. (--deploy requires --image to specify the deployment image path.)"

if [ -n "$nano" ]; then step=proof; elif [ -n "$list" ]; then step=file; elif [ -n "$update" ]; then step=runtime; elif [ -n "$deploy" ]; then step=application; else step=chip; fi
fault=
if [ -f "$port.faults" ]; then
    fault=$(sed -n "s/^$step //p" "$port.faults" | head -n 1)
    if [ -n "$fault" ]; then
        sed "0,/^$step /{/^$step /d;}" "$port.faults" > "$port.faults.new" && mv "$port.faults.new" "$port.faults"
    fi
fi
case "$fault" in
    hang) sleep 600 ;;
    # An orphan of a killed run: it ends with the test's folder and writes nothing any more.
    orphan) while [ -d "$(dirname "$port")" ]; do sleep 0.1; done; exit 0 ;;
    silent) exit 0 ;;
    garbage) head -c 300000 /dev/urandom; exit 0 ;;
    flood) yes "nothing to say" | head -n 100000; exit 0 ;;
    crash) say "Reading details from chip..."; exit 134 ;;
    nothing) say "No operation was performed with the options supplied."; exit 0 ;;
    E[0-9]*) fail "${fault#E}" "As the test wants it." ;;
esac

# What the wire cannot reach.
if [ ! -f "$port" ]; then
    case "$step" in
        file | proof) say "Error connecting to nanoDevice on $port for deployment."; fail 2000 "Error connecting to nano device." ;;
        *) fail 4000 "Error executing ESP32 serial command." ;;
    esac
fi
# Two programs at one port.
if ! mkdir "$port.open" 2> /dev/null; then fail 6002 "Couldn't access serial device. Another (nanoFramework) application has exclusive access to the device."; fi
trap 'rmdir "$port.open" 2> /dev/null' EXIT
# Somebody changed the board without anybody noticing.
[ "$fault" = other ] && mv "$port.other" "$port"
chip="$(dirname "$port")/$(value mac | tr -d :)"

vanish() {
    if [ "$fault" = vanish ]; then mv "$port" "$port.gone"; fail 4000 "Error executing ESP32 serial command. (The port is closed.)"; fi
    if [ "$fault" = swap ]; then mv "$port.other" "$port"; fail 4000 "Error executing ESP32 serial command. (The port is closed.)"; fi
}

connected() {
    [ "$verbosity" = m ] && return
    printf 'Reading details from chip...OK\n\nConnected to:\n'
    say "$(value type) ($(value name))"
    say "Features WiFi, BT, Dual Core, 240MHz, VRef calibration in efuse, Coding Scheme None"
    say "Flash size $(value flash)MB unknown from  (manufacturer 0xC8 device 0x4017)"
    say "PSRAM: $(value psram)"
    say "Crystal 40MHz"
    say "MAC $(value mac)"
    say ""
}

written() {
    say "Compressed 1048576 bytes to 524288..."
    printf '\rWriting at 0x001B0000 [=====>              ]  25.0%% 131072/524288 bytes...'
    printf '\rWriting at 0x001F0000 [===============>    ]  75.0%% 393216/524288 bytes...'
    printf '\r                                                                          \r'
    [ "$fault" = uncompared ] || { say "Verifying written data..."; say "Hash of data verified."; }
    say "Flash write complete."
}

case "$step" in
    chip)
        connected
        ;;
    runtime)
        case "$target" in ESP*) ;; *) fail 9000 "Invalid or missing arguments." ;; esac
        # nanoff unpacks into one folder: two at once spoil each other's runtime.
        mkdir "$(dirname "$port")/unpacking" 2> /dev/null || fail 9006 "Can't create temporary directory to download firmware."
        sleep 0.05
        rmdir "$(dirname "$port")/unpacking"
        [ -n "$erase" ] && rm -rf "$chip"
        mkdir -p "$chip/I"
        rm -f "$chip/runtime"
        vanish
        say "$target" > "$chip/runtime"
        # There is no cursor to move when a program reads along.
        if [ "$verbosity" != m ] && [ ! -t 1 ]; then fail 4000 "Error executing ESP32 serial command. (The handle is invalid.)"; fi
        ;;
    file)
        [ -n "$target$platform" ] && fail 2000 "Error connecting to nano device."
        [ -f "$chip/runtime" ] || { say "Error connecting to debug engine on nanoDevice on $port."; fail 2000 "Error connecting to nano device."; }
        source=$(sed -n 's/.*"SourceFilePath": "\(.*\)".*/\1/p' "$list")
        destination=$(sed -n 's/.*"DestinationFilePath": "\(.*\)".*/\1/p' "$list" | sed 's/\\\\/\\/g')
        say "Device connected and ready for deployment."
        printf 'Deploying file %s to %s...' "$source" "$destination"
        vanish
        [ "$fault" = leak ] && cat "$source"
        if [ "$fault" = refuse ]; then
            printf '\nError deploying content file %s to %s\n' "$source" "$destination"
        else
            cp "$source" "$chip/I/${destination#I:\\}"
            say "OK"
        fi
        ;;
    application)
        connected
        [ -f "$image" ] || fail 9008 "Couldn't find application file. Check the path."
        printf 'Flashing deployment partition...'
        vanish
        mkdir -p "$chip"
        [ "$fault" = lost ] || cp "$image" "$chip/application"
        say "${address:-default}" > "$chip/address"
        written
        say "OK"
        ;;
    proof)
        [ -f "$chip/runtime" ] || fail 2001 "Error occurred with listing nano devices. (Couldn't connect to specified nano device.)"
        vanish
        say ""
        say "System Information"
        say "HAL build info: nanoCLR running @ ESP32 built with ESP-IDF 38eeba2"
        say "  Target:   $(cat "$chip/runtime")"
        say "  Platform: ESP32"
        say ""
        say "Firmware build Info:"
        say "  Date:        Mar 22 2026"
        say "  Type:        MinSizeRel build, chip rev. >= 3, support for PSRAM"
        say "  CLR Version: 1.12.4.289"
        say ""
        say "Assemblies:"
        [ -f "$chip/application" ] && say "  ScanBox.Device, 1.0.0.0"
        say ""
        say "Native Assemblies:"
        say "  mscorlib v100.5.0.24, checksum 0x1549BA33"
        ;;
esac
exit 0
