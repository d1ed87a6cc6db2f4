package org.hansho.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.match.Conditions.all;
import static org.hansho.match.Conditions.any;
import static org.hansho.match.Conditions.cased;
import static org.hansho.match.Conditions.match;
import static org.hansho.match.Conditions.not;
import static org.hansho.match.Conditions.number;
import static org.hansho.match.Conditions.regex;
import static org.hansho.match.Conditions.rule;
import static org.hansho.match.Conditions.scope;
import static org.hansho.match.Conditions.text;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.KeywordText;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonScanner;
import org.hansho.json.JsonValues;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.ValueTest;
import org.junit.jupiter.api.Test;

/** From bytes to verdicts nothing is allocated once the arrays have their size. */
class MatcherAllocationTest {
  private static final List<Rule> RULES =
      List.of(
          rule("contains", match("cmd", text("*mimikatz*"))),
          rule("short", match("cmd", text("*^*"))),
          rule("ends", match("image", text("*\\powershell.exe"))),
          rule("wildcards", match("cmd", text("*-enc*SQB?*"))),
          rule("dashes", match("cmd", text("* ~nop*"))),
          rule("cased", match("cmd", cased("*IEX*"))),
          rule("letters", match("user", text("*é*"))),
          rule("number", match("id", number("4624"))),
          rule("more", match("id", number(ValueTest.Comparison.GREATER, "10.5"))),
          rule("regex", match("cmd", regex("(?i)p[o0]wer.*-e\\w*\\s"))),
          rule("border", match("cmd", regex("\\bnop\\b"))),
          rule("network", match("ip", cidr())),
          rule("reference", match("image", reference())),
          rule("hour", match("at", hour())),
          rule("scope", scope("list", Expr.Quantifier.ANY, match("k", text("v*")))),
          rule("keyword", new Expr.Keyword(text("*privilege::debug*"))),
          rule("word", all(new Expr.Keyword(text("*hidden*")), not(match("id", number("1"))))),
          rule("absent", all(match("gone", new ValueTest.IsNull()), match("cmd", text("*x*")))),
          rule("many", any(wordsOf("alpha", "beta", "gamma", "delta", "hidden"))));

  private static final List<String> RECORDS =
      List.of(
          "{\"cmd\":\"powershell -nop -w hidden -enc SQBFAFgA \\\"x\\\"\",\"image\":\"C:\\\\Windows"
              + "\\\\powershell.exe\",\"id\":4624.0,\"ip\":\"192.0.2.7\",\"user\":\"Ren\\u00e9\","
              + "\"at\":\"2024-02-29T23:15:00Z\",\"list\":[{\"k\":\"w\"},{\"k\":\"value\"}]}",
          "{\"cmd\":\"mimikatz privilege::debug ^ IEX\",\"image\":\"/usr/bin/x\",\"id\":\"4624\","
              + "\"ip\":\"2001:db8::1\",\"at\":\"1603340987\",\"parent\":\"/usr/bin/x\",\"list\":[]}",
          "{\"cmd\":\"ls -la /tmp\",\"id\":null,\"ip\":\"none\",\"user\":\"日本\",\"gone\":1.5}");

  private static ValueTest cidr() {
    return new ValueTest.Cidr(List.of((byte) 192, (byte) 0, (byte) 2, (byte) 0), 24);
  }

  private static ValueTest reference() {
    return new ValueTest.FieldReference("parent", ValueTest.Relation.EQUAL, false);
  }

  private static ValueTest hour() {
    return new ValueTest.TimePart(
        ValueTest.Part.HOUR, ValueTest.Comparison.GREATER_OR_EQUAL, new BigDecimal("22.5"));
  }

  private static Expr[] wordsOf(String... words) {
    Expr[] terms = new Expr[words.length];
    for (int i = 0; i < words.length; i++) {
      terms[i] = match("cmd", text("*" + words[i] + "*"));
    }
    return terms;
  }

  @Test
  void nothingIsAllocatedInSteadyState() {
    Run run = new Run();
    for (int i = 0; i < 3_000; i++) {
      run.allRecords();
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(self);
    for (int i = 0; i < 3_000; i++) {
      run.allRecords();
    }
    long allocated = threads.getThreadAllocatedBytes(self) - before;
    assertThat(run.matched).as("rules that matched, over all events").isGreaterThan(60_000);
    assertThat(allocated).as("bytes for 9,000 events").isLessThan(9_000);
  }

  @Test
  void lettersOutsideAsciiNeedNoQuestion() {
    Rule rule =
        rule("r", any(match("f", text("*😀*")), match("f", text("*Ωé*")), match("f", text("⏩"))));
    RuleSet rules =
        RuleSet.compile(List.of(rule), Lists.NONE, List.of(), RuleSet.Routing.EVERY_RULE);
    Matcher matcher = rules.matcher();
    int[] matches = new int[1];
    for (String value : List.of("a😀", "x\u2126É", "ωé", "⏩", "日本", "a⏩")) {
      Event event = Conditions.event(rules.fields(), "{\"f\":\"" + value + "\"}");
      matcher.match(event, (index, unused) -> matches[0]++);
    }
    assertThat(matches[0]).isEqualTo(4);
    assertThat(matcher.counts().questions()).isZero();
  }

  @Test
  void workIsCounted() {
    Run run = new Run();
    run.allRecords();
    MatchCounts counts = run.matcher.counts();
    assertThat(counts.events()).isEqualTo(3);
    assertThat(counts.candidates()).isBetween(10L, 3L * RULES.size());
    assertThat(counts.tests()).isGreaterThanOrEqualTo(counts.candidates());
    assertThat(counts.questions()).isPositive();
    assertThat(counts.plus(counts).events()).isEqualTo(6);
  }

  /** One thread's reader and matcher. */
  private static final class Run {
    private final Matcher matcher;
    private final Event event;
    private final JsonScanner scanner;
    private final byte[][] records = new byte[RECORDS.size()][];
    private final MatchSink sink = this::count;
    private int matched;

    Run() {
      RuleSet rules = RuleSet.compile(RULES, Lists.NONE, List.of(), RuleSet.Routing.EVERY_RULE);
      matcher = rules.matcher();
      event = new Event(rules.fields());
      event.setEventClass(Conditions.ANY_CLASS);
      JsonValues values = new JsonValues();
      event.setKeywordText(
          KeywordText.inRecord(
              (read, visitor) ->
                  values.visit(
                      read.recordBuffer(), read.recordOffset(), read.recordLength(), visitor)));
      JsonPaths.Builder paths = JsonPaths.builder();
      rules.fields().names().forEach(name -> paths.path(name, rules.fields().id(name)));
      scanner = new JsonScanner(paths.build(), event, 64, 1_000);
      for (int i = 0; i < records.length; i++) {
        records[i] = RECORDS.get(i).getBytes(StandardCharsets.UTF_8);
      }
    }

    void allRecords() {
      for (byte[] record : records) {
        event.begin(record, 0, record.length, 0);
        assertThatRead(scanner.read(record, 0, record.length), record);
        matcher.match(event, sink);
      }
    }

    private static void assertThatRead(int end, byte[] record) {
      if (end != record.length) {
        throw new AssertionError("not read to its end");
      }
    }

    private void count(int rule, Event unused) {
      matched++;
    }
  }
}
