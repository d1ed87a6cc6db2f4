package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

/** Every format of text reads the same in UTF-16 as in UTF-8. */
class Utf16FormatTest {
  private static final List<String> FOLDERS =
      List.of("syslog", "windows-json", "windows-xml", "iis", "web-access", "aws-elb", "laurel");
  private static final Pattern PLACE = Pattern.compile("\"(position|record|length)\":\\d+");

  @Test
  void samplesGiveTheSameEventsInUtf16() {
    int compared = 0;
    for (String folder : FOLDERS) {
      for (byte[] sample : samples(folder)) {
        if (FormatRecognition.recognise(sample, sample.length)
            instanceof Recognition.Recognised known) {
          compared += compare(known.format(), sample);
        }
      }
    }
    assertThat(compared).isGreaterThan(2 * FOLDERS.size());
  }

  private static List<byte[]> samples(String folder) {
    return FormatSamples.seeds("format/" + folder, "");
  }

  private static int compare(Format format, byte[] sample) {
    String text = new String(sample, StandardCharsets.UTF_8);
    List<String> fields = List.copyOf(format.reads());
    List<String> expected = FormatSamples.events(format, sample, fields);
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (Charset order : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] source = ("\uFEFF" + unmarked).getBytes(order);
      Format read = Utf16Format.forSource(format, source, source.length);
      assertThat(read.name()).isEqualTo(format.name() + "-utf16");
      assertThat(withoutPlaces(FormatSamples.events(read, source, fields)))
          .isEqualTo(withoutPlaces(expected));
    }
    return 1;
  }

  private static List<String> withoutPlaces(List<String> events) {
    return events.stream().map(event -> PLACE.matcher(event).replaceAll("")).toList();
  }

  @Test
  void aFormatThatSomebodyNamedReadsUtf16WhereTheSourceIsThat() {
    Format syslog = Objects.requireNonNull(Formats.named("syslog"));
    byte[] plain = "a\n".getBytes(StandardCharsets.UTF_8);
    byte[] wide = "a\n".getBytes(StandardCharsets.UTF_16);
    assertThat(Utf16Format.forSource(syslog, plain, plain.length)).isSameAs(syslog);
    assertThat(Utf16Format.forSource(syslog, wide, wide.length).name()).isEqualTo("syslog-utf16");
  }

  @Test
  void itIsFoundByItsNameAfterARestart() {
    Format found = Utf16Format.named("syslog-utf16", Formats::named);
    assertThat(Objects.requireNonNull(found).name()).isEqualTo("syslog-utf16");
    assertThat(Utf16Format.named("unknown-utf16", Formats::named)).isNull();
    assertThat(Utf16Format.named("syslog", Formats::named)).isNull();
  }
}
