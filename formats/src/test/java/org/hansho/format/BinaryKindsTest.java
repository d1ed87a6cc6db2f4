package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BinaryKindsTest {
  private static String reason(byte[] sample) {
    Recognition recognition = FormatRecognition.recognise(sample, sample.length);
    assertThat(recognition).isInstanceOf(Recognition.Unrecognised.class);
    return ((Recognition.Unrecognised) recognition).reason();
  }

  private static byte[] beginning(String text) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), 64);
  }

  @Test
  void dumpsOfOtherKindsAreRefusedByNameWithTheRemedy() {
    assertThat(reason(beginning("PAGEDU64")))
        .contains("crash dump of the 64-bit Windows kernel", "minidump (.dmp)");
    assertThat(reason(beginning("PAGEDUMP"))).contains("32-bit Windows kernel");
    assertThat(reason(beginning("PMDM"))).contains("big-endian");
    assertThat(reason(beginning("MDMP"))).contains("damaged header");
    String microdump = "-----BEGIN BREAKPAD MICRODUMP-----\nV Linux:1\nO A arm 04 armv7l\n";
    assertThat(reason(microdump.getBytes(StandardCharsets.UTF_8)))
        .contains("Breakpad microdump", "minidump");
  }

  @Test
  void coresOfElfAreDistinguishedFromPrograms() {
    byte[] elf = beginning("\u007FELF\u0002\u0001\u0001");
    elf[16] = 4;
    assertThat(reason(elf)).contains("ELF core dump");
    elf[16] = 2;
    assertThat(reason(elf)).startsWith("an ELF binary");
    elf[16] = 0;
    elf[17] = 4;
    assertThat(reason(elf)).contains("ELF core dump");
  }

  @Test
  void aFewZerosMakeNoLogBinary() {
    String line = "203.0.113.7 - - [25/Nov/2026:10:00:01 +0000] \"GET /a HTTP/1.1\" 200 5\n";
    assertThat(isRead(line + "\0".repeat(500) + line)).isTrue();
    assertThat(isRead("\0".repeat(5_000) + line)).isTrue();
    assertThat(isRead((line + line.replace("/a", "/\0\0\1")).repeat(3))).isTrue();
    assertThat(reason("\0".repeat(500).getBytes(StandardCharsets.UTF_8)))
        .contains("binary data", "--format");
    assertThat(reason((line + "\0".repeat(500)).getBytes(StandardCharsets.UTF_8)))
        .contains("binary data", "--format");
    assertThat(reason("a\0\0\2bc".repeat(99).getBytes(StandardCharsets.UTF_8)))
        .contains("binary data", "--format");
  }

  private static boolean isRead(String log) {
    byte[] sample = log.getBytes(StandardCharsets.UTF_8);
    return FormatRecognition.recognise(sample, sample.length) instanceof Recognition.Recognised;
  }

  @Test
  void anArchiveOfLogsIsNoLog() {
    byte[] archive = Arrays.copyOf("access.log".getBytes(StandardCharsets.UTF_8), 512);
    System.arraycopy("ustar".getBytes(StandardCharsets.UTF_8), 0, archive, 257, 5);
    assertThat(reason(archive)).contains("tar archive", "unpack");
  }
}
