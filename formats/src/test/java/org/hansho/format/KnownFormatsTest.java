package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

/** Every format recognises its own samples among all formats, whole, cut and with a preamble. */
class KnownFormatsTest {
  private static final int SHORTEST_CUT = 1500;

  @Test
  void namesAreUniqueAndSpelledAsOptions() {
    List<String> names = Formats.ALL.stream().map(Format::name).toList();
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z0-9-]*"));
    assertThat(names).allSatisfy(name -> assertThat(Formats.named(name)).isNotNull());
    assertThat(Formats.ALL).allMatch(format -> format.description().length() > 20);
    assertThat(Formats.ALL).allMatch(format -> !format.eventClasses().isEmpty());
  }

  @Test
  void everyFormatHasSamplesThatItRecognises() {
    for (Format format : Formats.ALL) {
      for (byte[] sample : samples(format)) {
        assertThat(recognised(sample)).as(format.name()).isEqualTo(format.name());
      }
    }
  }

  @Test
  void aSampleMayBeCutInsideARecord() {
    for (Format format : Formats.ALL) {
      for (byte[] sample : samples(format)) {
        for (int cut = Math.min(SHORTEST_CUT, sample.length); cut <= sample.length; cut += 97) {
          assertThat(recognised(Arrays.copyOf(sample, cut)))
              .as("%s cut to %s bytes", format.name(), cut)
              .isEqualTo(format.name());
        }
      }
    }
  }

  @Test
  void aMarkBlankLinesAndCommentsMayComeFirst() {
    byte[] preamble = "\uFEFF\r\n\n  \n# exported\n".getBytes(StandardCharsets.UTF_8);
    for (Format format : Formats.ALL.stream().filter(each -> !each.readsBinary()).toList()) {
      for (byte[] sample : samples(format)) {
        byte[] bytes = Arrays.copyOf(preamble, preamble.length + sample.length);
        System.arraycopy(sample, 0, bytes, preamble.length, sample.length);
        assertThat(recognised(bytes)).as(format.name()).isEqualTo(format.name());
      }
    }
  }

  @Test
  void otherTextIsNobodys() {
    for (String text :
        List.of(
            "a,b,c\n1,2,3\n",
            "2026-11-25 10:00:00,123 INFO main Server started\n2026-11-25 10:00:01,5 WARN x y\n",
            "192.0.2.1 - - [25/Nov/2026:10:00:00] GET / HTTP/1.1 200 5\n",
            "<html><body>Event</body></html>",
            "Dear reader,\nthis is a letter.\n")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(FormatRecognition.recognise(bytes, bytes.length))
          .as(text)
          .isInstanceOf(Recognition.Unrecognised.class);
    }
  }

  private static String recognised(byte[] sample) {
    Recognition recognition = FormatRecognition.recognise(sample, sample.length);
    if (recognition instanceof Recognition.Recognised recognised) {
      return recognised.format().name();
    }
    return ((Recognition.Unrecognised) recognition).reason();
  }

  private static List<byte[]> samples(Format format) {
    Path folder =
        Path.of(System.getProperty("hansho.root", ".."))
            .resolve("formats/src/test/resources/format")
            .resolve(format.name());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.toString().endsWith(".expected.json"))
          .filter(file -> !file.getFileName().toString().startsWith("malformed"))
          .sorted()
          .map(KnownFormatsTest::bytes)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
