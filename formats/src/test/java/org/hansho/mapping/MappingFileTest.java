package org.hansho.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.BlockFeeder;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.RenderedEvents;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingFileTest {
  private static final Path MANUAL =
      Path.of(System.getProperty("hansho.root", ".."), "docs", "mapping.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```(?:json)?\n([^`]*)```\n\n```yaml\n([^`]*)```");
  private static final List<String> FIELDS =
      List.of(
          "source.ip",
          "destination.port",
          "event.action",
          "event.outcome",
          "url.query",
          "user.name");

  private static Format read(String text) {
    return Objects.requireNonNull(read(text, null, new Problems("m.yml", text)));
  }

  private static @Nullable Format read(String text, @Nullable LogSource source, Problems problems) {
    return MappingFile.read("m.yml", text, null, source, problems);
  }

  private static String problems(String text) {
    Problems problems = new Problems("m.yml", text);
    assertThat(read(text, null, problems)).isNull();
    return String.join("\n", problems.all().stream().map(Problem::rendered).toList());
  }

  private static List<String> events(Format format, String source) {
    return FormatSamples.events(format, source.getBytes(StandardCharsets.UTF_8), FIELDS);
  }

  @Test
  void theExamplesOfTheManualReadTheirRecords() throws IOException {
    List<MatchResult> examples = EXAMPLE.matcher(Files.readString(MANUAL)).results().toList();
    assertThat(examples).hasSize(3);
    List<String> found =
        examples.stream()
            .flatMap(one -> events(read(one.group(2)), one.group(1)).stream())
            .toList();
    assertThat(found).hasSize(3);
    assertThat(found.get(0))
        .contains("\"class\":\"shop-web.record\",\"time\":\"2026-11-26T10:00:00Z\"")
        .contains("\"source.ip\":\"203.0.113.7\"")
        .contains("\"url.query\":\"id=1' OR '1'='1\"");
    assertThat(found.get(1))
        .contains("\"user.name\":\"erin\"")
        .contains("\"event.outcome\":\"failure\"")
        .contains("\"time\":\"2026-11-26T10:00:00Z\"");
    assertThat(found.get(2))
        .contains("\"destination.port\":\"22\"")
        .contains("\"event.action\":\"deny\"");
    assertThat(read(examples.get(2).group(2)).eventClasses().get(0).logSources())
        .containsExactly(LogSource.of(null, "firewall", null));
  }

  @Test
  void valuesInQuotesHoldSeparatorsLineEndsAndQuotes() {
    Format format = read("form: csv\nfields: {user.name: who, event.action: what}\n");
    assertThat(events(format, "who,what\n\"Erin, \"\"E\"\"\",\"a\nb\"\r\nfrank,c\n"))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .contains("\"user.name\":\"Erin, \\\"E\\\"\"")
                    .contains("\"event.action\":\"a\\u000ab\""),
            second -> assertThat(second).contains("\"event.action\":\"c\""));
  }

  @Test
  void columnsThatTheMappingNamesHoldAlsoForAReaderThatWasSavedUnderOthers() {
    String mapping = "form: csv\ncolumns: [%s]\nfields: {user.name: who}\n";
    Fields fields = FormatSamples.fields(read(mapping.formatted("what, who")), FIELDS);
    StateWriter saved = new StateWriter();
    read(mapping.formatted("who, what")).open(fields, Limits.DEFAULT).save(saved);
    RecordReader reader = read(mapping.formatted("what, who")).open(fields, Limits.DEFAULT);
    reader.restore(new StateReader(saved.toBytes()));
    RenderedEvents events = new RenderedEvents();
    byte[] row = "signed in,erin\n".getBytes(StandardCharsets.UTF_8);
    reader.read(row, 0, row.length, 0, true, events);
    assertThat(events.lines()).singleElement().asString().contains("\"user.name\":\"erin\"");
  }

  @Test
  void aQuoteInsideAValueOpensNothing() {
    Format format = read("form: csv\nfields: {user.name: who, event.action: what}\n");
    assertThat(events(format, "who,what\nerin,a 5\" disk\nfrank,\"c\"\n"))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .contains("\"user.name\":\"erin\"")
                    .contains("\"event.action\":\"a 5\\\" disk\""),
            second -> assertThat(second).contains("\"event.action\":\"c\""));
  }

  @Test
  void aRowOfAnotherLengthIsReportedAndTheOthersAreRead() {
    Format format = read("form: csv\nfields: {user.name: who}\n");
    assertThat(events(format, "who,what\nerin\nfrank,c,d\ngrace,e\n"))
        .satisfiesExactly(
            first -> assertThat(first).contains("another number of values"),
            second -> assertThat(second).contains("another number of values"),
            third -> assertThat(third).contains("grace"));
  }

  @Test
  void aMappingOfCsvGivesTheSameInAnyBlocksAndBreaksOnNothing() {
    Format format =
        read(
            """
            form: csv
            fields: {user.name: who, source.ip: from}
            outcome: {field: r, success: ok}
            """);
    byte[] source =
        "who,from,r\n\"a \"\"b\",192.0.2.1,ok\nc,\"2001:db8::1\nx\",no\n"
            .repeat(3)
            .getBytes(StandardCharsets.UTF_8);
    Fields fields = FormatSamples.fields(format, FIELDS);
    RenderedEvents whole = new RenderedEvents();
    BlockFeeder.whole(format.open(fields, Limits.DEFAULT), source, whole);
    RenderedEvents pieces = new RenderedEvents();
    BlockFeeder.inBlocks(format.open(fields, Limits.DEFAULT), source, pieces, new Random(5), 11);
    assertThat(pieces.lines()).isEqualTo(whole.lines());
    ParserFuzz.run(format, FIELDS, List.of(source), 20_000, 6161);
  }

  @Test
  void allMistakesAreReportedWithTheirPlaces() {
    String message =
        problems(
            """
            nmae: x
            form: xml
            logsource: {prodct: a}
            fields:
                user.name: "a, b"
                source.ip: []
            outcome: {field: r, success: [x], failure: [x]}
            """);
    assertThat(message)
        .contains("m.yml:1:1: a mapping file has no key 'nmae'")
        .contains("m.yml:2:1: 'form' is json or csv, not 'xml'")
        .contains("m.yml:3:13: 'logsource' has no key 'prodct'")
        .contains("m.yml:5:5: 'a, b' is no name of a field")
        .contains("m.yml:6:5: 'source.ip' names no field of the record")
        .contains("'x' is success and failure at once");
    assertThat(problems("name: x\n")).contains("'fields' is missing");
    assertThat(problems("- a\n")).contains("one document of keys and values");
  }

  @Test
  void aLogSourceIsNamedInTwoOrThreeParts() {
    assertThat(MappingFile.logSource("aws/cloudtrail"))
        .isEqualTo(LogSource.of("aws", null, "cloudtrail"));
    assertThat(MappingFile.logSource("*/webserver/*"))
        .isEqualTo(LogSource.of(null, "webserver", null));
    assertThat(MappingFile.logSource("aws")).isNull();
    assertThat(MappingFile.logSource("*/*")).isNull();
    assertThat(MappingFile.logSource("AWS/x")).isNull();
  }
}
