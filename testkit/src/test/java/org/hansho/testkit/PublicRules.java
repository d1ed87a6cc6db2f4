package org.hansho.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hansho.event.Event;
import org.hansho.match.Matcher;
import org.hansho.match.RuleSet;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.SigmaRules;
import org.junit.jupiter.api.Assumptions;

/** All public rules, ready for matching, and what matcher and oracle say about events. */
final class PublicRules {
  private final RuleSet ruleSet;
  private final Matcher matcher;
  private final Oracle oracle = new Oracle(Lists.NONE);

  private PublicRules(Format format) {
    List<Rule> rules = SigmaRules.read(SharedFolder.publicRules(), Lists.NONE).rules();
    ruleSet = RuleSet.compile(rules, Lists.NONE, format.reads(), RuleSet.Routing.BY_LOG_SOURCE);
    matcher = ruleSet.matcher();
  }

  /** The rules over events of a format; skips the test where the folder is absent. */
  static PublicRules over(Format format) {
    Assumptions.assumeTrue(
        Files.isDirectory(SharedFolder.path("sigma")),
        "needs the public rules in " + SharedFolder.path("sigma").toAbsolutePath());
    return new PublicRules(format);
  }

  Rule rule(int index) {
    return ruleSet.rules().get(index);
  }

  /** The indices of the rules that match. */
  BitSet matched(Event event) {
    BitSet matched = new BitSet();
    matcher.match(event, (rule, same) -> matched.set(rule));
    return matched;
  }

  /** Asks the oracle about every rule of the event's log sources. */
  void assertOracleAgrees(Event event) {
    BitSet matched = matched(event);
    Reading reading = new EventReading(event);
    for (int i = 0; i < ruleSet.rules().size(); i++) {
      Rule rule = rule(i);
      boolean expected =
          event.eventClass().admittedBy(rule.logSource()) && oracle.holds(rule.expr(), reading);
      if (matched.get(i) != expected) {
        assertThat(matched.get(i))
            .as("%s on %s", rule.title(), event.recordText())
            .isEqualTo(expected);
      }
    }
  }

  /** Reads whole content; no record may be malformed. Returns how many events there were. */
  int read(byte[] content, Format format, Consumer<Event> consumer) {
    AtomicInteger events = new AtomicInteger();
    RecordReader reader = format.open(ruleSet.fields(), Limits.DEFAULT);
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            events.incrementAndGet();
            consumer.accept(event);
          }

          @Override
          public void malformed(Malformed record) {
            throw new AssertionError(record.reason() + " at " + record.position());
          }
        };
    reader.read(content, 0, content.length, 0, true, sink);
    reader.end(sink);
    return events.get();
  }
}
