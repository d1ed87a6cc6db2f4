package org.hansho.format;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names what no format reads, by its first bytes, and says what to do where there is something.
 * Pure functions.
 */
final class BinaryKinds {
  /** Why the text form of a Breakpad crash is refused. */
  static final String MICRODUMP =
      "a Breakpad microdump, which holds no memory of the process; have the program write a"
          + " minidump";

  private static final String OF_PROCESS =
      "; read is the dump of a single process: a minidump (.dmp) by Task Manager, ProcDump or WER";

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("gzip data", 0x1F, 0x8B),
          new Signature("zstd data", 0x28, 0xB5, 0x2F, 0xFD),
          new Signature("bzip2 data", 'B', 'Z', 'h'),
          new Signature("xz data", 0xFD, '7', 'z', 'X', 'Z', 0),
          new Signature("a zip archive", 'P', 'K', 3, 4),
          new Signature("a Windows event log with a damaged header", 'E', 'l', 'f', 'F', 'i', 'l'),
          new Signature(
              "a journal of systemd in its own binary form (give the output of journalctl --file"
                  + " FILE -o json)",
              "LPKSHHRH"),
          new Signature(
              "a Parquet file (have the logs delivered as text or JSON, or query them into JSON)",
              "PAR1"),
          new Signature("an SQLite database (export the table as JSON)", "SQLite format 3"),
          new Signature("a packet capture", 0xD4, 0xC3, 0xB2, 0xA1),
          new Signature("a packet capture", 0xA1, 0xB2, 0xC3, 0xD4),
          new Signature("a packet capture", 0x0A, 0x0D, 0x0D, 0x0A));

  private static final List<Signature> DUMPS =
      List.of(
          new Signature("a crash dump of the 64-bit Windows kernel", "PAGEDU64"),
          new Signature("a crash dump of the 32-bit Windows kernel", "PAGEDUMP"),
          new Signature("a user dump of Windows NT 4 to 2003", "USERDU64"),
          new Signature("a user dump of Windows NT 4 to 2003", "USERDUMP"),
          new Signature("a minidump of a big-endian machine", "PMDM"),
          new Signature("a minidump with a damaged header", "MDMP"));

  private static final String UNKNOWN =
      "binary data of an unknown kind; if it is a log all the same, name its format with --format";

  /** One byte of so many is more than text has. */
  private static final int FEWEST_OF = 20;

  private static final int ESCAPE = 0x1B;
  private static final byte[] TAR_MARK = {'u', 's', 't', 'a', 'r'};
  private static final int TAR_MARK_AT = 257;
  private static final int CORE = 4;
  private static final int ELF_TYPE_AT = 16;

  private BinaryKinds() {}

  /** What a source that is no text is, and why it is not read; null for text. */
  static @Nullable String reason(byte[] sample, int length) {
    for (Signature signature : DUMPS) {
      if (signature.begins(sample, length)) {
        return signature.name + OF_PROCESS;
      }
    }
    if (new Signature("", 0x7F, 'E', 'L', 'F').begins(sample, length)) {
      return elf(sample, length);
    }
    for (Signature signature : SIGNATURES) {
      if (signature.begins(sample, length)) {
        return signature.name + ", not a log in text form";
      }
    }
    if (isTar(sample, length)) {
      return "a tar archive, not a log in text form; unpack it";
    }
    return isBinary(sample, length) ? UNKNOWN : null;
  }

  private static boolean isTar(byte[] sample, int length) {
    return length > TAR_MARK_AT + TAR_MARK.length
        && Arrays.equals(
            sample, TAR_MARK_AT, TAR_MARK_AT + TAR_MARK.length, TAR_MARK, 0, TAR_MARK.length);
  }

  /**
   * Whether there is a zero byte and more than a few bytes that text does not have. Zeros in front
   * of a line are not counted: a log that was cut while it was written to, or a machine that lost
   * its power, leaves them.
   */
  private static boolean isBinary(byte[] sample, int length) {
    int zeros = 0;
    int others = 0;
    int leading = 0;
    boolean atStart = true;
    for (int i = 0; i < length; i++) {
      byte b = sample[i];
      if (b == 0) {
        leading += atStart ? 1 : 0;
        zeros += atStart ? 0 : 1;
      } else {
        others += isControl(b) ? 1 : 0;
        leading = 0;
        atStart = b == '\n';
      }
    }
    zeros += leading;
    return zeros > 0 && (zeros + others) * FEWEST_OF > length;
  }

  private static boolean isControl(byte b) {
    return (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != ESCAPE) || b == 0x7F;
  }

  /** The type stands in the byte order that the sixth byte names; one of its two is 0. */
  private static String elf(byte[] sample, int length) {
    boolean core =
        length > ELF_TYPE_AT + 1 && (sample[ELF_TYPE_AT] | sample[ELF_TYPE_AT + 1]) == CORE;
    return core
        ? "an ELF core dump of a Linux or Unix process; only Windows minidumps are read"
        : "an ELF binary, not a log in text form";
  }

  /** Whether lines are those that Breakpad writes to a log. */
  static boolean isMicrodump(byte[] sample, int length) {
    return Sample.count(sample, length, "-----BEGIN BREAKPAD MICRODUMP-----") > 0;
  }

  /** The first bytes of a kind of file. */
  private record Signature(String name, int... bytes) {
    Signature(String name, String text) {
      this(name, text.chars().toArray());
    }

    boolean begins(byte[] sample, int length) {
      if (length < bytes.length) {
        return false;
      }
      for (int i = 0; i < bytes.length; i++) {
        if ((sample[i] & 0xFF) != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
