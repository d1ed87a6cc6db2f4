package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedAddressAnalyzerTest {
  private static final Fields FIELDS =
      Fields.of(List.of("source.ip", "source.address", "host.ip", "IpAddress"));

  private final Analyzer.Step analyzer = new MappedAddressAnalyzer().bind(FIELDS);
  private final Event event = new Event(FIELDS);

  @ParameterizedTest
  @CsvSource({
    "::ffff:192.0.2.1, 192.0.2.1",
    "::FFFF:192.0.2.1, 192.0.2.1",
    "::ffff:c000:201, 192.0.2.1",
    "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
    "0000:0000:0000:0000:0000:ffff:c000:0201, 192.0.2.1",
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0, 0.0.0.0",
    "::1, ::1",
    "::192.0.2.1, ::192.0.2.1",
    "2001:db8::1, 2001:db8::1",
    "::ffff:192.0.2.1.example.com, ::ffff:192.0.2.1.example.com",
    "0.pool.ntp.example.com, 0.pool.ntp.example.com",
    ":, :"
  })
  void anAddressOfIpv4HasOneSpelling(String written, String read) {
    for (String field : List.of("source.ip", "source.address", "host.ip")) {
      event.begin(new byte[0], 0, 0, 0);
      event.addText(FIELDS.id(field), written);

      analyzer.analyze(event);

      assertThat(event.text(field)).isEqualTo(read);
    }
  }

  @Test
  void eachOfSeveralAddressesIsRead() {
    event.begin(new byte[0], 0, 0, 0);
    event.addText(FIELDS.id("host.ip"), "2001:db8::1");
    int mapped = event.addText(FIELDS.id("host.ip"), "::ffff:192.0.2.1");
    event.addText(FIELDS.id("host.ip"), "192.0.2.2");

    analyzer.analyze(event);

    assertThat(event.text(mapped)).isEqualTo("192.0.2.1");
    assertThat(event.isKnownFour(mapped)).isTrue();
    assertThat(event.text(event.next(mapped))).isEqualTo("192.0.2.2");
  }

  @Test
  void nativeFieldsKeepWhatTheSourceWrote() {
    event.begin(new byte[0], 0, 0, 0);
    int written = event.addText(FIELDS.id("IpAddress"), "::ffff:192.0.2.1");
    event.addSame(FIELDS.id("source.ip"), written);

    analyzer.analyze(event);

    assertThat(event.text("IpAddress")).isEqualTo("::ffff:192.0.2.1");
    assertThat(event.text("source.ip")).isEqualTo("192.0.2.1");
  }
}
