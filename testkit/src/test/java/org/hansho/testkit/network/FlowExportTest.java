package org.hansho.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.flow.CaptureFormat;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.format.flowlog.NsgFlowFormat;
import org.hansho.format.flowlog.VnetFlowFormat;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.testkit.EventReading;
import org.hansho.testkit.network.export.AzureFlowLog;
import org.hansho.testkit.network.export.FlowExport;
import org.hansho.testkit.network.export.Ipfix;
import org.hansho.testkit.network.export.NetflowFive;
import org.hansho.testkit.network.export.NetflowNine;
import org.hansho.testkit.network.export.SflowCapture;
import org.hansho.testkit.network.life.Administrators;
import org.hansho.testkit.network.life.BruteForce;
import org.hansho.testkit.network.life.InternetNoise;
import org.hansho.testkit.network.life.Remote;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the writers write is what the engine's formats read. */
class FlowExportTest {
  private static final long MIDNIGHT =
      Instant.parse("2026-11-25T00:00:00Z").getEpochSecond() * 1_000_000_000L;
  private static final int SERVER = 0xC000020C;
  private static final int PEOPLE = 0xC6336407;
  private static final int STRANGER = 0xCB007109;
  private static final List<String> FIELDS =
      List.of(
          "source.ip",
          "source.port",
          "destination.ip",
          "destination.port",
          "network.transport",
          "network.packets",
          "network.bytes",
          "network.sampling_rate");

  /** The export formats that carry flows. */
  enum Kind {
    FIVE,
    NINE,
    IPFIX;

    FlowExport export(int rate) {
      return switch (this) {
        case FIVE -> new NetflowFive(rate);
        case NINE -> new NetflowNine(rate);
        case IPFIX -> new Ipfix(rate);
      };
    }
  }

  private static List<Connection> day() {
    BruteForce.Ends ends = new BruteForce.Ends(STRANGER, 3, SERVER, 1);
    return new NetworkLife(1)
        .with("people", new Administrators(Remote.SSH, PEOPLE, 3, SERVER))
        .with("noise", new InternetNoise(Remote.RDP, SERVER, 20, true))
        .with("attack", new BruteForce(Remote.SSH, ends, 30, Duration.ofHours(9).toNanos(), 20))
        .day(MIDNIGHT);
  }

  /** Each event as the values of its fields, with its time in seconds. */
  private static List<List<String>> read(Format format, byte[] bytes) {
    Set<String> names = new TreeSet<>(FIELDS);
    names.add("network.flow_state");
    names.add("network.direction");
    RecordReader reader = format.open(Fields.of(names), Limits.DEFAULT);
    List<List<String>> events = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            List<String> values = new ArrayList<>();
            FIELDS.forEach(
                field -> {
                  List<String> texts = new ArrayList<>();
                  new EventReading(event).values(field).forEach(v -> texts.add(v.text()));
                  values.add(String.join("|", texts));
                });
            events.add(values);
          }

          @Override
          public void malformed(Malformed record) {
            throw new AssertionError(record.reason());
          }
        };
    reader.read(bytes, 0, bytes.length, 0, true, sink);
    reader.end(sink);
    return events;
  }

  private static List<String> expected(Flow flow, int rate) {
    return List.of(
        address(flow.source()),
        Integer.toString(flow.ports().client()),
        address(flow.destination()),
        Integer.toString(flow.ports().server()),
        "tcp",
        Long.toString(flow.seen().packets()),
        Long.toString(flow.seen().bytes()),
        Integer.toString(rate));
  }

  private static String address(int address) {
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void exportsSayWhatTheSamplerSaw(Kind kind) {
    for (int rate : new int[] {64, 1_000}) {
      List<Flow> flows = NetworkLife.seen(day(), new PacketSampling(rate, new Dice(7)));
      FlowExport export = kind.export(rate);
      flows.forEach(export::add);

      List<List<String>> events = read(new ExportsFormat(), export.toBytes());

      assertThat(flows).hasSizeGreaterThan(rate == 64 ? 150 : 8);
      assertThat(events)
          .containsExactlyElementsOf(flows.stream().map(flow -> expected(flow, rate)).toList());
    }
  }

  @Test
  void sflowSaysEachPacketThatTheSamplerSaw() {
    List<Flow> flows = NetworkLife.seen(day(), new PacketSampling(256, new Dice(7)));
    FlowExport export = new SflowCapture(256);
    flows.forEach(export::add);

    List<List<String>> events = read(new CaptureFormat(), export.toBytes());

    long packets = flows.stream().mapToLong(flow -> flow.seen().packets()).sum();
    assertThat(events.stream().filter(event -> event.get(7).equals("256"))).hasSize((int) packets);
  }

  @ParameterizedTest
  @EnumSource(AzureFlowLog.Kind.class)
  void logsOfAzureSayEveryConnectionTwice(AzureFlowLog.Kind kind) {
    AzureFlowLog log = new AzureFlowLog(kind, address -> address == SERVER);
    List<Connection> day = day();
    day.forEach(log::add);
    Format format = kind == AzureFlowLog.Kind.GROUP ? new NsgFlowFormat() : new VnetFlowFormat();

    List<List<String>> events = read(format, log.toBytes());

    assertThat(events).hasSize(2 * day.size());
    for (int i = 0; i < day.size(); i++) {
      Connection connection = day.get(i);
      long packets = connection.forth().packets() + connection.back().packets();
      assertThat(events.get(2 * i + 1).get(5)).isEqualTo(Long.toString(packets));
      assertThat(events.get(2 * i).get(0)).isEqualTo(address(connection.client()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 1_000, 4_096})
  void packetsTimesTheRateIsWhatThereWas(int rate) {
    List<Connection> connections = new ArrayList<>();
    for (int day = 0; day < 20; day++) {
      connections.addAll(day());
    }
    long there =
        connections.stream()
            .mapToLong(connection -> connection.forth().packets() + connection.back().packets())
            .sum();

    List<Flow> flows = NetworkLife.seen(connections, new PacketSampling(rate, new Dice(3)));

    long seen = flows.stream().mapToLong(flow -> flow.seen().packets()).sum();
    double error = 5 * Math.sqrt((double) there / rate) * rate;
    assertThat((double) seen * rate).isBetween(there - error, there + error);
  }

  @Test
  void theSameSeedMakesTheSameDay() {
    assertThat(day()).isEqualTo(day()).hasSizeGreaterThan(600);
  }
}
