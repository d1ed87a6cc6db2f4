package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;

/** What exporters announce, take back and lose. */
class AnnouncementsTest {
  private static final Fields FIELDS =
      Fields.of(
          List.of(
              "destination.port",
              "network.bytes",
              "network.missing",
              "network.sampling_rate",
              "network.sampling_source",
              "source.ip",
              "source.port"));

  private final ExportDecoder decoder = new ExportDecoder(FIELDS);
  private final Sink sink = new Sink();

  @Test
  void aTemplateThatIsTakenBackIsNotUsedAgain() {
    decode(ipfix(set(2, Exported.template(300, 7, 2))));
    decode(ipfix(set(300, new PacketBytes().two(11, 12))));
    decode(ipfix(set(2, new PacketBytes().two(300, 0))));
    decode(ipfix(set(300, new PacketBytes().two(13, 14))));
    assertThat(sink.values).containsExactly("source.port=11", "source.port=12");
    assertThat(sink.faults)
        .containsExactly("There are records whose template was not announced before them.");
  }

  @Test
  void allTemplatesMayBeTakenBackAtOnce() {
    decode(ipfix(set(2, Exported.template(300, 7, 2).two(301, 1, 11, 2))));
    decode(ipfix(set(2, new PacketBytes().two(2, 0))));
    decode(ipfix(set(300, new PacketBytes().two(11)), set(301, new PacketBytes().two(12))));
    assertThat(sink.values).isEmpty();
    assertThat(sink.faults).hasSize(2);
  }

  @Test
  void aTemplateThatIsSwappedCountsFromThenOn() {
    decode(ipfix(set(2, Exported.template(300, 7, 2, 11, 2))));
    decode(ipfix(set(300, new PacketBytes().two(1, 2))));
    decode(ipfix(set(2, Exported.template(300, 11, 2, 7, 2))));
    decode(ipfix(set(300, new PacketBytes().two(1, 2))));
    assertThat(sink.values)
        .containsExactly("source.port=1,destination.port=2", "source.port=2,destination.port=1");
  }

  @Test
  void domainsAndExportersHaveTemplatesOfTheirOwn() {
    decode(ipfix(set(2, Exported.template(300, 7, 2))));
    decoder.observer().observer(4, 0, 0xC0000201L);
    decode(ipfix(set(300, new PacketBytes().two(11))));
    assertThat(sink.values).isEmpty();
    decoder.observer().clear();
    byte[] otherDomain = ipfix(set(300, new PacketBytes().two(11)));
    otherDomain[15] = 9;
    decode(otherDomain);
    assertThat(sink.values).isEmpty();
    assertThat(sink.faults).hasSize(2);
  }

  @Test
  void theRateIsThatOfTheRecordOrOfTheOptionsOrOne() {
    sink.rates = true;
    decode(ipfix(set(2, Exported.template(300, 1, 4)), set(300, new PacketBytes().four(70))));
    PacketBytes options = new PacketBytes().two(400, 2, 1, 144, 4, 34, 4);
    decode(ipfix(set(3, options), set(400, new PacketBytes().four(1, 256))));
    decode(ipfix(set(300, new PacketBytes().four(71))));
    PacketBytes spaced = Exported.template(301, 1, 4, 305, 4, 306, 4);
    decode(ipfix(set(2, spaced), set(301, new PacketBytes().four(72, 10, 990))));
    assertThat(sink.values)
        .containsExactly(
            "network.bytes=70,network.sampling_rate=1,network.sampling_source=assumed",
            "",
            "network.bytes=71,network.sampling_rate=256,network.sampling_source=announced",
            "network.bytes=72,network.sampling_rate=100,network.sampling_source=recorded");
  }

  @Test
  void lostRecordsAreReportedByTheNextOne() {
    byte[] first = Exported.five(100, 0);
    decode(first);
    decode(Exported.five(102, 0));
    decode(Exported.five(134, 0));
    decode(Exported.five(120, 0));
    decode(Exported.five(3, 0));
    decode(Exported.five(5, 0));
    List<String> missing = new ArrayList<>();
    for (String value : sink.values) {
      int at = value.indexOf("network.missing=");
      missing.add(at < 0 ? "-" : value.substring(at));
    }
    assertThat(missing)
        .containsExactly(
            "-", "-", "-", "-", "network.missing=30", "-", "-", "-", "-", "-", "-", "-");
  }

  @Test
  void forgedTemplatesCostNoMoreThanTheBounds() {
    for (int round = 0; round < 2; round++) {
      for (int id = 256; id <= 0xFFFF; id++) {
        decode(ipfix(set(2, Exported.template(id, 7, 2, 0x7000 + id % 100, 4))));
      }
    }
    Flow nobody = new Flow();
    nobody.clear();
    Domain domain = decoder.exporters().domain(nobody, 10, 7);
    assertThat(domain.templateCount()).isLessThanOrEqualTo(Domain.MOST_TEMPLATES);
    assertThat(domain.fieldCount()).isLessThanOrEqualTo(Domain.MOST_FIELDS);
    assertThat(sink.faults).isEmpty();
  }

  @Test
  void forgedExportersCostNoMoreThanTheBounds() {
    PacketBytes wide = new PacketBytes().two(256, Template.MOST_FIELDS);
    for (int i = 0; i < Template.MOST_FIELDS; i++) {
      wide.two(0x4000 + i, 4);
    }
    byte[] packet = ipfix(set(2, wide));
    for (int exporter = 0; exporter < 5_000; exporter++) {
      decoder.observer().observer(4, 0, exporter);
      decode(packet);
    }
    assertThat(decoder.exporters().all()).hasSizeLessThanOrEqualTo(Exporters.MOST_DOMAINS);
    assertThat(decoder.exporters().all().values().stream().mapToInt(Domain::fieldCount).sum())
        .isLessThanOrEqualTo(Exporters.MOST_FIELDS);
  }

  @Test
  void templatesWithoutLengthOrWithTooManyFieldsAreRefused() {
    decode(ipfix(set(2, Exported.template(300, 210, 0))));
    decode(ipfix(set(2, new PacketBytes().two(301, 600).zeros(2400))));
    decode(ipfix(set(2, new PacketBytes().two(302, 5, 1, 4))));
    decode(ipfix(set(2, new PacketBytes().two(12, 1, 1, 4))));
    assertThat(sink.faults)
        .containsExactly(
            "A template has no field of any length.",
            "A template has more than the 512 fields that are read.",
            "A template ends behind its set.",
            "A template has a number below 256.");
  }

  private void decode(byte[] packet) {
    decoder.decode(packet, 0, packet.length, 0, sink);
  }

  private static byte[] ipfix(PacketBytes... sets) {
    PacketBytes all = new PacketBytes();
    for (PacketBytes set : sets) {
      all.bytes(set.toBytes());
    }
    return Exported.message(0, all);
  }

  private static PacketBytes set(int id, PacketBytes body) {
    PacketBytes set = new PacketBytes();
    Exported.set(set, id, body);
    return set;
  }

  /** Keeps the values in the order in which they were added, those of sampling if asked to. */
  private static final class Sink implements EventSink {
    final List<String> values = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    boolean rates;

    @Override
    public void event(Event event) {
      List<String> parts = new ArrayList<>();
      for (int slot = 0; slot < event.slots(); slot++) {
        String name = event.fields().name(event.field(slot));
        if (rates || !name.startsWith("network.sampling")) {
          parts.add(name + "=" + event.text(slot));
        }
      }
      values.add(String.join(",", parts));
    }

    @Override
    public void malformed(Malformed record) {
      faults.add(record.reason());
    }
  }
}
