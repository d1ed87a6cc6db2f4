package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.content.DetectionTest.Given;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** Named records of tests, and the scripts that use them. */
class TestRecordsTest {
  private static final String HEAD =
      """
      title: Tool
      logsource: {product: linux}
      detection: {sel: {a: b}, condition: sel}
      ---
      alert: {title: A tool}
      """;

  private static final String GET =
      """
      records:
          get:
              text: '{"time":"${rfc3339}","user":"${user}@example.com","secret":"${secret}","size":${size}}'
              with: {user: erin, secret: db-password, size: 7}
      """;

  private static Content read(String records, String given) {
    String text =
        HEAD
            + records
            + "tests:\n    - name: one\n      format: json\n      given: |\n"
            + given.indent(10)
            + "      expect: {alerts: 1}\n";
    DetectionFile file = new DetectionFile("a.yml", false, new SourceText("a.yml", text));
    return ContentReader.read(List.of(file), List.of());
  }

  private static List<Given> given(String records, String given) {
    Content content = read(records, given);
    assertThat(content.problems()).extracting(Problem::rendered).isEmpty();
    return content.detections().get(0).tests().get(0).given();
  }

  private static List<String> lines(String records, String given) {
    return given(records, given).stream()
        .flatMap(block -> block.lines().lines())
        .map(line -> line.replace("\"time\":\"${rfc3339}\",", ""))
        .toList();
  }

  private static List<String> blocks(String records, String given) {
    return given(records, given).stream()
        .map(
            block ->
                "%s %d %s %d"
                    .formatted(
                        block.at(), block.repeat(), block.every(), block.lines().lines().count()))
        .toList();
  }

  private static List<String> problems(String records, String given) {
    return read(records, given).problems().stream()
        .map(
            problem ->
                "%d:%d %s; %s"
                    .formatted(
                        problem.place().line(),
                        problem.place().column(),
                        problem.message(),
                        problem.remedy()))
        .toList();
  }

  @Test
  void aTestNamesOnlyWhatMatters() {
    assertThat(lines(GET, "get\nget {secret: item-${n}}\nget {user: frank, size: 9}"))
        .containsExactly(
            "{\"user\":\"erin@example.com\",\"secret\":\"db-password\",\"size\":7}",
            "{\"user\":\"erin@example.com\",\"secret\":\"item-${n}\",\"size\":7}",
            "{\"user\":\"frank@example.com\",\"secret\":\"db-password\",\"size\":9}");
  }

  @Test
  void timesStandBeforeAColon() {
    assertThat(
            blocks(
                GET,
                """
                # What comes first.
                get
                get
                at 3d 4m 5s: get
                at 1h, 5 times, every 100ms: get {user: frank}
                3 times every 1d:
                    get
                    2 times get
                """))
        .containsExactly(
            "PT0S 1 PT0S 2", "PT72H4M5S 1 PT0S 1", "PT1H 5 PT0.1S 1", "PT0S 3 PT24H 3");
  }

  @Test
  void aRangeWritesARecordForEachNumber() {
    assertThat(lines(GET, "get {secret: item-${9..11}, size: ${9..11}}"))
        .containsExactly(
            "{\"user\":\"erin@example.com\",\"secret\":\"item-9\",\"size\":9}",
            "{\"user\":\"erin@example.com\",\"secret\":\"item-10\",\"size\":10}",
            "{\"user\":\"erin@example.com\",\"secret\":\"item-11\",\"size\":11}");
  }

  @Test
  void valuesInsideStringsOfJsonAreEscapedAndOthersAreNot() {
    assertThat(
            lines(
                GET,
                """
                get {secret: 'a "b" \\ it''s, {c}', size: '[1,"x"]'}
                get {user: "it's", secret: "a\\tb\\n\\"c\\" \\\\"}
                """))
        .containsExactly(
            "{\"user\":\"erin@example.com\",\"secret\":\"a \\\"b\\\" \\\\ it's, {c}\","
                + "\"size\":[1,\"x\"]}",
            "{\"user\":\"it's@example.com\",\"secret\":\"a\\tb\\n\\\"c\\\" \\\\\","
                + "\"size\":7}");
  }

  @Test
  void valuesOfOtherTextsAreInsertedAsTheyAre() {
    assertThat(lines("records: {line: 'said \"${words}\"'}\n", "line {words: 'a \"b\" \\'}"))
        .containsExactly("said \"a \"b\" \\\"");
  }

  @Test
  void aRecordMayHaveSeveralLinesAndWriteACommandAsAuditdDoes() {
    String records =
        """
        records:
            run:
                text: |
                    type=SYSCALL comm="${program}" exe="${executable}"
                    type=EXECVE ${command as execve}
                with:
                    program: ${command as program}
                    executable: /usr/bin/${program}
        """;
    assertThat(lines(records, "run {command: /bin/sh -c \"echo 'a'\" x}"))
        .containsExactly(
            "type=SYSCALL comm=\"sh\" exe=\"/usr/bin/sh\"",
            "type=EXECVE argc=4 a0=\"/bin/sh\" a1=\"-c\" a2=6563686F20276127 a3=\"x\"");
  }

  @Test
  void adjoiningQuotesAreOneWordAndWhatIsNotAsciiIsHexadecimal() {
    assertThat(lines("records: {run: '${command as execve}'}\n", "run {command: 'a\"b c\"d é'}"))
        .containsExactly("argc=2 a0=6162206364 a1=C3A9");
  }

  @Test
  void whatBelongsToAValueStandsInATable() {
    String records =
        """
        records:
            get:
                text: '${user} ${id} ${status} ${vault as capitals}'
                with:
                    user: erin
                    id: {by: user, erin: 001, frank: 002}
                    status: {by: user, frank: 403, else: 200}
        """;
    assertThat(lines(records, "get {vault: kv-${n}}\nget {user: frank, vault: x, id: 9}"))
        .containsExactly("erin 001 200 KV-${n}", "frank 9 403 X");
    assertThat(problems(records, "get {user: grace, vault: x}"))
        .containsExactly("17:11 the record 'get' knows no 'id' for the user 'grace'; ");
  }

  @Test
  void whatIsWrongInAScriptIsNamedWithItsPlace() {
    assertThat(
            problems(
                GET,
                """
                gett
                get {sekret: a}
                get {user: a
                get {user: 'a}
                get {user: a, user: b}
                get {user a}
                get {user: }
                get {user: a} b
                get {user: 'a' b}
                at 1d, 0 times: get
                at 1x: get
                get
                get {secret: ${9..3}}
                at 1d: get {secret: "a\\b"}
                at 3d:
                at 4d:
                """))
        .containsExactly(
            "14:11 there is no record 'gett'; did you mean 'get'?",
            "15:16 the record 'get' has no parameter 'sekret'; did you mean 'secret'?",
            "16:11 the brace is not closed on this line; ",
            "17:22 the quote is not closed on this line; ",
            "18:25 'user' is given twice; ",
            "19:16 write a parameter, a colon and a value; ",
            "20:22 the value is missing; write '' for an empty one; ",
            "21:25 nothing may stand behind the closing brace; ",
            "22:26 a comma or a closing brace must stand behind a value; ",
            "23:18 a number of times is from 1 to 100000; ",
            "24:14 '1x' is not a timespan; write a number and ms, s, m, h, d or w",
            "25:11 a line that belongs to the time above stands deeper; indent it",
            "26:11 '${9..3}' is no range of 1 to 10000; ",
            "26:11 a line that belongs to the time above stands deeper; indent it",
            "27:33 a backslash in double quotes is followed by n, r, t, \" or \\; ",
            "28:11 no record comes at this time; write one behind the colon, or below",
            "29:11 no record comes at this time; write one behind the colon, or below");
  }

  @Test
  void whatIsWrongWithARecordIsNamedWithItsPlace() {
    String records =
        """
        records:
            get:
                text: '{"secret":"${secret}","user":"${user as shout}"}'
                with: {secrets: a, n: 4, from: [1], user: {erin: 1}}
            at once: x
            list: y
            7th: z
            later:
                text: ${b} ${a}
                with: {a: 'of ${b}', b: 1}
            empty: ''
        """;
    assertThat(problems(records, "get\nlater"))
        .containsExactly(
            "8:46 a value cannot be written 'as shout'; write one of capitals, execve, program",
            "9:16 the text has no placeholder ${secrets}; did you mean 'secret'?",
            "9:28 'n' is no name of a parameter; write small letters, digits and hyphens, and no"
                + " placeholder of time",
            "9:34 the text has no placeholder ${from}; ",
            "9:40 a default is a value or a table; ",
            "9:51 a table needs the key 'by', which names a parameter; ",
            "10:5 'at once' is no name of a record; write words, such as 'failed login'",
            "10:5 no test uses the record 'at once'; ",
            "11:5 no test uses the record 'list'; ",
            "12:5 '7th' is no name of a record; write words, such as 'failed login'",
            "12:5 no test uses the record '7th'; ",
            "15:19 the default of 'a' needs 'b', which stands below; change their order",
            "16:5 no test uses the record 'empty'; ",
            "16:12 a record has 1 to 65536 characters of text; ",
            "21:11 the record 'get' needs 'secret'; ");
  }

  @Test
  void aParameterWithoutADefaultMustBeGiven() {
    assertThat(problems("records: {get: 'of ${secret}'}\n", "get"))
        .containsExactly("11:11 the record 'get' needs 'secret'; ");
  }

  @Test
  void whatAllTestsComeToIsBounded() {
    String records = "records: {get: '" + "x".repeat(1_000) + "'}\n";
    assertThat(problems(records, "10000 times get\n10001 times get"))
        .containsExactly(
            "11:23 the tests come to more than 8388608 characters; ",
            "12:11 a number of times is from 1 to 10000; ");
    assertThat(problems(records, "at 0s, 100000 times: 10 times get"))
        .containsExactly(
            "10:14 the lines of a test come to at most 268435456 characters; repeat less");
    assertThat(problems("records: {get: '" + "x".repeat(65_537) + "'}\n", "get"))
        .containsExactly("6:16 a record has 1 to 65536 characters of text; ");
  }

  @Test
  void defaultsThatDoubleEachOtherAreBounded() {
    StringBuilder records = new StringBuilder("records:\n    get:\n        text: ${p0} ${p29}\n");
    records.append("        with:\n            p0: ").append("x".repeat(1_000)).append('\n');
    for (int i = 1; i < 30; i++) {
      records.append("            p%d: '%s'%n".formatted(i, "${p%d}".formatted(i - 1).repeat(9)));
    }
    assertThat(problems(records.toString(), "get"))
        .containsExactly("44:11 the tests come to more than 8388608 characters; ");
  }

  @Test
  void aListMayHoldScriptsBesideLines() {
    String text =
        HEAD
            + """
            records: {get: x}
            tests:
                - name: one
                  format: json
                  given:
                      - |
                          at 2s: get
                      - {at: 1s, lines: y}
                      - [z]
                  expect: {alerts: 1}
            """;
    DetectionFile file = new DetectionFile("a.yml", false, new SourceText("a.yml", text));
    Content content = ContentReader.read(List.of(file), List.of());
    assertThat(content.problems())
        .extracting(Problem::message)
        .containsExactly("write lines with their time, or a script of records");
  }
}
