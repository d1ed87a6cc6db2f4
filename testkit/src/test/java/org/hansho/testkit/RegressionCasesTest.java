package org.hansho.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.format.WindowsJsonFormat;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

/** The public rules' own regression cases, as far as their events are recorded as JSON. */
class RegressionCasesTest {
  private static final Pattern RULE = Pattern.compile("rule_metadata:\\s+- id: (\\S+)");
  private static final Pattern COUNT = Pattern.compile("match_count: (\\d+)");

  private static final Format FORMAT = new WindowsJsonFormat();

  /**
   * Counts that the cases state and their events do not bear out. Of the five file events three
   * have a path that the rule names (user.conf); the case was made when one was expected.
   */
  private static final Map<String, Integer> COUNT_NOTES =
      Map.of("file_event_win_anydesk_artefact", 3);

  /** R607: the samples of the public rules. */
  @Test
  void r607EveryCaseMatchesItsRuleAsOftenAsItSays() {
    PublicRules rules = PublicRules.over(FORMAT);
    List<Path> cases = SharedFolder.files(SharedFolder.path("sigma/regression"), "info.yml");
    int files = 0;
    for (Path info : cases) {
      for (Path events : SharedFolder.files(info.resolveSibling(""), ".json")) {
        files++;
        check(rules, info, events);
      }
    }
    assertThat(files).isEqualTo(97);
  }

  private static void check(PublicRules rules, Path info, Path events) {
    String text = SharedFolder.text(info);
    Matcher rule = RULE.matcher(text);
    assertThat(rule.find()).as("%s", info).isTrue();
    int matches = matches(rules, rule.group(1), events);
    String name = info.getName(info.getNameCount() - 2).toString();
    Matcher count = COUNT.matcher(text);
    if (count.find()) {
      int stated = Integer.parseInt(count.group(1));
      assertThat(matches).as(name).isEqualTo(COUNT_NOTES.getOrDefault(name, stated));
    } else {
      assertThat(matches).as(name).isPositive();
    }
  }

  private static int matches(PublicRules rules, String ruleId, Path events) {
    AtomicInteger matches = new AtomicInteger();
    rules.read(
        SharedFolder.bytes(events),
        FORMAT,
        event -> {
          rules.assertOracleAgrees(event);
          rules.matched(event).stream()
              .filter(index -> ruleId.equals(rules.rule(index).id()))
              .forEach(index -> matches.incrementAndGet());
        });
    return matches.get();
  }
}
