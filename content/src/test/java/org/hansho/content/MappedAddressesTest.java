package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hansho.analyze.Analyzers;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Formats;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * An address of IPv4 that a service logs in the longer form of IPv6 is the same address, in the
 * samples of each format of text.
 */
class MappedAddressesTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("hansho.root", "..")).resolve("formats/src/test/resources/format");
  private static final List<String> ADDRESSES =
      List.of("source.ip", "destination.ip", "host.ip", "source.address");
  private static final Analyzer MAPPED =
      Analyzers.ALL.stream().filter(one -> one.name().equals("mapped-address")).findFirst().get();

  @TestFactory
  Stream<DynamicTest> anAddressOfIpv4InsideIpv6IsTheAddressOfIpv4() {
    return Formats.ALL.stream()
        .filter(format -> !format.readsBinary())
        .map(format -> DynamicTest.dynamicTest(format.name(), () -> check(format)));
  }

  private static void check(Format format) throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES.resolve(format.name()))) {
      for (Path file : files.toList()) {
        if (!file.toString().endsWith(".expected.json")) {
          check(format, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  private static void check(Format format, String sample) {
    List<String> expected = addresses(format, sample);
    Set<String> four =
        new TreeSet<>(expected.stream().filter(one -> one.matches("[0-9.]+")).toList());
    String longer = sample;
    for (String address : four) {
      longer =
          Pattern.compile("(?<![0-9.:])" + Pattern.quote(address) + "(?![0-9.]|:[0-9])")
              .matcher(longer)
              .replaceAll("::ffff:" + address);
    }

    assertThat(addresses(format, longer)).isEqualTo(expected);
  }

  private static List<String> addresses(Format format, String text) {
    Set<String> names = new TreeSet<>(ADDRESSES);
    names.addAll(format.reads());
    Fields fields = Fields.of(names);
    Analyzer.Step mapped = MAPPED.bind(fields);
    List<String> found = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            mapped.analyze(event);
            for (String field : ADDRESSES) {
              int id = fields.id(field);
              for (int slot = event.first(id); slot != Event.NONE; slot = event.next(slot)) {
                if (event.isScalar(slot)) {
                  found.add(event.text(slot));
                }
              }
            }
          }

          @Override
          public void malformed(Malformed record) {}
        };
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    RecordReader reader = format.open(fields, Limits.DEFAULT);
    reader.read(bytes, 0, bytes.length, 0, true, sink);
    reader.end(sink);
    return found;
  }
}
