package org.hansho.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hansho.event.Event;
import org.hansho.event.ValueKind;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.junit.jupiter.api.Test;

class KnownTestsTest {
  private static final List<String> PIECES =
      List.of("a", "ab", "admin", ".PHP", ".php", "/wp-", "login", "é", "1", "200", "0", "-");

  private final Random random = new Random(7);
  private final RuleSet ruleSet = ruleSet();

  private RuleSet ruleSet() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String field = i % 2 == 0 ? "f" : "g";
      String pattern = "*".repeat(random.nextInt(2)) + text(2) + "*".repeat(random.nextInt(2));
      rules.add(Conditions.rule("r" + i, Conditions.match(field, Conditions.text(pattern))));
    }
    return RuleSet.compile(rules, Lists.NONE, List.of(), RuleSet.Routing.EVERY_RULE);
  }

  private String text(int least) {
    StringBuilder text = new StringBuilder();
    for (int i = least + random.nextInt(3); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** The rules that match an event with a text in one field, and another one in the other. */
  private List<Integer> matched(Matcher matcher, String text, String other, long identity) {
    Event event = new Event(ruleSet.fields());
    byte[] bytes = (text + other).getBytes(StandardCharsets.UTF_8);
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    event.begin(bytes, 0, bytes.length, 0);
    event.setEventClass(Conditions.ANY_CLASS);
    int slot = event.add(ruleSet.fields().id("f"), ValueKind.STRING, 0, length);
    event.add(ruleSet.fields().id("g"), ValueKind.STRING, length, bytes.length - length);
    if (identity != 0) {
      event.setIdentity(slot, identity);
    }
    List<Integer> matched = new ArrayList<>();
    matcher.match(event, (rule, unused) -> matched.add(rule));
    return matched;
  }

  @Test
  void textsThatCameBeforeSetTheSameBitsAgain() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 9_000; i++) {
      texts.add(text(1));
    }
    Matcher matcher = ruleSet.matcher();
    int found = 0;
    for (int i = 0; i < 40_000; i++) {
      int text = random.nextInt(texts.size());
      String other = text(1);
      List<Integer> known = matched(matcher, texts.get(text), other, text + 1L);
      assertThat(known)
          .as("%s %s", texts.get(text), other)
          .isEqualTo(matched(ruleSet.matcher(), texts.get(text), other, 0));
      found += known.size();
    }
    assertThat(found).isGreaterThan(5_000);
  }

  @Test
  void aShortTextIsItsOwnIdentityUpToSevenBytes() {
    byte[] bytes = "GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII);
    assertThat(KnownTests.identityOf(bytes, 0, 3))
        .isEqualTo(KnownTests.identityOf("_GET________".getBytes(StandardCharsets.US_ASCII), 1, 3));
    assertThat(KnownTests.identityOf(bytes, 0, 3)).isNotEqualTo(KnownTests.identityOf(bytes, 0, 4));
    assertThat(KnownTests.identityOf(bytes, 0, 7)).isGreaterThan(1L << 56);
    assertThat(KnownTests.identityOf(bytes, 0, 8)).isEqualTo(KnownTests.NO_IDENTITY);
    assertThat(KnownTests.identityOf(bytes, 9, 5)).isEqualTo(KnownTests.NO_IDENTITY);
  }

  @Test
  void anEmptyTextHasNoIdentityOfItsOwn() {
    assertThat(KnownTests.identityOf(new byte[16], 0, 0)).isEqualTo(KnownTests.NO_IDENTITY);
  }
}
