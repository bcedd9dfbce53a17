#!/bin/sh
# Behaves like espefuse at an ESP32 or ESP32-S3. The port is a file with NAME=VALUE lines: the fuses of the chip, its address, and
# what goes wrong (fault=read|burn|lie). Every call is noted in the file's .calls.
all="$*" port= chip= confirm=
while [ $# -gt 0 ]; do
    case "$1" in
        --chip) chip=$2; shift ;;
        --port) port=$2; shift ;;
        --do-not-confirm) confirm=1 ;;
        *) break ;;
    esac
    shift
done
echo "$all" >> "$port.calls"
value() { sed -n "s/^$1=//p" "$port"; }
set_value() { sed -i "s/^$1=.*/$1=$2/" "$port"; }
echo "espefuse.py v4.7.0"
echo "Connecting...."
fault=$(value fault)
[ "$fault" = read ] && { echo "A fatal error occurred: Failed to connect to $chip: No serial data received."; exit 2; }
case "$1" in
    summary)
        echo "EFUSE_NAME (Block) Description  = [Meaningful Value] [Readable/Writeable] (Hex Value)"
        echo "MAC (BLOCK0):                                      Factory MAC Address"
        echo "   = $(value mac) (CRC 0x4a OK) R/W"
        for fuse in FLASH_CRYPT_CNT SPI_BOOT_CRYPT_CNT ABS_DONE_1 SECURE_BOOT_EN; do
            number=$(value $fuse)
            if [ -n "$number" ]; then echo "$fuse (BLOCK0):       What it is for   = $number R/W (0x$(printf %x "$number"))"; fi
        done ;;
    burn_key_digest)
        [ "$confirm" ] || { echo "Type 'BURN' (all capitals) to continue."; exit 2; }
        [ "$fault" = burn ] && { echo "A fatal error occurred: the key block is written already"; exit 2; }
        echo "BURN BLOCK2  - OK (write block == read block)" ;;
    burn_efuse)
        [ "$confirm" ] || { echo "Type 'BURN' (all capitals) to continue."; exit 2; }
        shift
        while [ $# -gt 1 ]; do
            [ "$fault" = lie ] || set_value "$1" "$2"
            shift 2
        done
        echo "Successful" ;;
    *) echo "unknown command $1"; exit 2 ;;
esac
