package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.hansho.sigma.ValueTest.Comparison;
import org.junit.jupiter.api.Test;

/** Baseline documents. */
class BaselineTest {
  private static final String BASES =
      """
      title: A
      name: a
      logsource: {product: azure}
      detection: {selection: {f: a}, condition: selection}
      ---
      title: B
      name: b
      logsource: {product: azure}
      detection: {selection: {f: b}, condition: selection}
      """;

  private static Baseline sound(String body) {
    SigmaRules read = read(body);
    assertThat(read.problems()).isEmpty();
    return read.baselines().get(0);
  }

  private static SigmaRules read(String body) {
    return Written.read(BASES + "---\ntitle: Base\nname: subject\nbaseline:\n" + body.indent(4));
  }

  private static Bound atLeast(int number) {
    return new Bound(Comparison.GREATER_OR_EQUAL, BigDecimal.valueOf(number));
  }

  @Test
  void attemptsHoldNothingBackAfterAnAlertAndSayNoPeriod() {
    assertThat(
            read("""
            type: attempts
            rules: [a]
            group-by: [host]
            timespan: 1h
            known_after_alert: 7d
            condition: {peer: source.ip, gte: 30}
            """)
                .problems())
        .extracting(problem -> problem.message())
        .anyMatch(message -> message.contains("known_after_alert"));
  }

  @Test
  void whatIsNotSaidHasADefault() {
    Baseline baseline =
        sound(
            """
            type: first_seen
            rules: [a]
            group-by: []
            condition: {field: user.id}
            """);

    assertThat(baseline.learning())
        .isEqualTo(new Baseline.Learning(Duration.ofDays(7), 0, false, 1));
    assertThat(baseline.memory())
        .isEqualTo(
            new Baseline.Memory(
                Duration.ofDays(30),
                Duration.ofDays(14),
                Baseline.Season.NONE,
                Duration.ofDays(14),
                1_000,
                100_000,
                false));
    assertThat(baseline.peers()).isEmpty();
    assertThat(baseline.building()).isFalse();
  }

  @Test
  void firstSeenNamesATuple() {
    Baseline baseline =
        sound(
            """
            type: first_seen
            rules: [a, b]
            group-by: [vault]
            aliases: {vault: {a: resource.id, b: vault.id}}
            learn: {period: 14d, samples: 50, per: rule}
            forget: 60d
            peers: [user.department]
            known_after_alert: 1d
            limit: {values: 5000, groups: 10, over: alert}
            condition: {field: [user.id, app.id]}
            """);

    assertThat(baseline.condition())
        .isEqualTo(new Baseline.FirstSeen(List.of("user.id", "app.id")));
    assertThat(baseline.learning())
        .isEqualTo(new Baseline.Learning(Duration.ofDays(14), 50, true, 1));
    assertThat(baseline.memory())
        .isEqualTo(
            new Baseline.Memory(
                Duration.ofDays(60),
                Duration.ofDays(14),
                Baseline.Season.NONE,
                Duration.ofHours(24),
                5_000,
                10,
                true));
    assertThat(baseline.peers()).containsExactly("user.department");
    assertThat(baseline.subject().fieldOf("vault", "b")).isEqualTo("vault.id");
  }

  @Test
  void firstSeenMayAskForAScore() {
    Baseline baseline =
        sound(
            """
            type: first_seen
            rules: [a]
            group-by: [vault]
            peers: [team]
            condition: {field: app.id, score: {gte: 2}}
            """);

    assertThat(baseline.condition())
        .isEqualTo(new Baseline.FirstSeen(List.of("app.id"), List.of(atLeast(2)), List.of()));
    assertThat(baseline.prevalences())
        .containsExactly(
            new Baseline.Prevalence("groups", List.of("app.id")),
            new Baseline.Prevalence("peers", List.of("app.id", "team")));
    assertThat(baseline.layers()).isEqualTo(3);
  }

  @Test
  void aLadderHasRungsFromCoarseToFine() {
    Baseline baseline =
        sound(
            """
            type: first_seen
            rules: [a]
            group-by: [vault]
            condition: {ladder: {country: medium, network: low, source.ip: none}}
            """);

    assertThat(baseline.condition())
        .isEqualTo(
            new Baseline.FirstSeen(
                List.of("country", "network", "source.ip"),
                List.of(),
                List.of(
                    new Baseline.Rung("country", Level.MEDIUM),
                    new Baseline.Rung("network", Level.LOW),
                    new Baseline.Rung("source.ip", null))));
    assertThat(baseline.layers()).isEqualTo(1);
  }

  @Test
  void whatAlertsMayNotBeKnownWithinADay() {
    assertThat(
            read("""
            type: first_seen
            rules: [a]
            group-by: []
            known_after_alert: 6h
            condition: {field: user.id}
            """)
                .problems())
        .extracting(problem -> problem.message())
        .containsExactly(
            "'known_after_alert' is shorter than a day, in which nobody may have looked at the"
                + " alert");
  }

  @Test
  void onlyABuildingBlockMayKnowWhatItFoundAtOnce() {
    assertThat(
            read("""
            type: first_seen
            rules: [a]
            group-by: []
            known_after_alert: at_once
            condition: {field: user.id}
            """)
                .problems())
        .extracting(problem -> problem.message())
        .allMatch(message -> message.endsWith("alerts would be known at once"))
        .hasSize(1);
  }

  @Test
  void rareIsBoundedByShareOrDays() {
    Baseline baseline =
        sound(
            """
            type: rare
            rules: [a]
            group-by: [user.id]
            history: 28d
            known_after_alert: never
            condition: {field: country, share: {lt: 0.01}, days: {lt: 2}}
            """);

    assertThat(baseline.condition())
        .isEqualTo(
            new Baseline.Rare(
                List.of("country"),
                List.of(new Bound(Comparison.LESS, new BigDecimal("0.01"))),
                List.of(new Bound(Comparison.LESS, BigDecimal.valueOf(2)))));
    assertThat(baseline.memory().knownAfterAlert()).isNull();
    assertThat(baseline.memory().history()).isEqualTo(Duration.ofDays(28));
  }

  @Test
  void volumeHasABucketAndBounds() {
    Baseline baseline =
        sound(
            """
            type: volume
            rules: [a]
            group-by: [account]
            timespan: 1h
            season: week
            condition: {measure: sum, field: bytes, deviation: {gte: 3}, ratio: {gte: 5}, gte: 500}
            """);

    assertThat(baseline.condition())
        .isEqualTo(
            new Baseline.Volume(
                Duration.ofHours(1),
                Baseline.Measure.SUM,
                List.of("bytes"),
                new Baseline.VolumeBounds(
                    List.of(atLeast(500)),
                    List.of(atLeast(3)),
                    List.of(atLeast(5)),
                    List.of(),
                    List.of())));
    assertThat(baseline.memory().season()).isEqualTo(Baseline.Season.WEEK);
  }

  @Test
  void travelHasASpeed() {
    Baseline baseline =
        sound(
            """
            type: travel
            rules: [a]
            group-by: [user.id]
            condition:
                field: source.ip
                speed: {gte: 900}
                distance: {gte: 500}
                ignore: {known: true, shared: 3}
            """);

    assertThat(baseline.condition())
        .isEqualTo(
            new Baseline.Travel(
                "source.ip", List.of(atLeast(900)), List.of(atLeast(500)), true, 3));
  }

  @Test
  void dormantWatchesForSignsOfLife() {
    Baseline baseline =
        sound(
            """
            type: dormant
            rules: [a]
            activity: [b]
            group-by: [user.id]
            condition: {idle: {gte: 60d}}
            """);

    assertThat(baseline.condition()).isEqualTo(new Baseline.Dormant(Duration.ofDays(60), true));
    assertThat(baseline.activity()).containsExactly("b");
  }

  @Test
  void aDormantBaselineListensToItsOwnRulesWhereNothingElseIsSaid() {
    Baseline baseline =
        sound(
            """
            type: dormant
            rules: [a]
            group-by: [user.id]
            condition: {idle: {gt: 60d}}
            """);

    assertThat(baseline.activity()).containsExactly("a");
  }

  @Test
  void baselinesAndCorrelationsChain() {
    SigmaRules read =
        Written.read(
            BASES
                + """
                ---
                title: Sequence
                name: sequence
                correlation: {type: temporal_ordered, rules: [a, b], timespan: 1h}
                ---
                title: New sequence
                name: new_sequence
                baseline:
                    type: first_seen
                    rules: [sequence]
                    group-by: [vault]
                    condition: {field: user.id}
                ---
                title: Many new sequences
                name: many
                correlation: {type: event_count, rules: [new_sequence], timespan: 1d, condition: {gte: 3}}
                """);

    assertThat(read.problems()).isEmpty();
    assertThat(read.rules()).allMatch(Rule::building);
    assertThat(read.correlations())
        .extracting(c -> c.header().reference() + " " + c.building())
        .containsExactly("sequence true", "many false");
    assertThat(read.baselines()).allMatch(Baseline::building);
  }

  @Test
  void aSessionAddsUpEvidence() {
    Baseline baseline =
        sound(
            """
            type: session
            rules: [a, b]
            group-by: [user.id]
            condition:
                score:
                    - {name: bs, share: b, gte: 3, least: 20, points: 2, text: '{value} of b', ja: 'b は {value}'}
                    - {distinct: url.path, of: [a, b], gte: 3, needed: true}
                    - {gap: median, gte: 3}
                gte: 3
            """);
    Baseline.Session session = (Baseline.Session) baseline.condition();
    assertThat(session.idle()).isEqualTo(Duration.ofMinutes(15));
    assertThat(session.longest()).isEqualTo(Duration.ofHours(4));
    assertThat(session.score()).containsExactly(atLeast(3));
    assertThat(session.evidence())
        .extracting(SessionEvidence::name, SessionEvidence::rules, SessionEvidence::least)
        .containsExactly(
            tuple("bs", List.of("b"), 20),
            tuple("distinct", List.of("a", "b"), 0),
            tuple("gap", List.of(), 9));
    assertThat(session.evidence())
        .extracting(SessionEvidence::points, SessionEvidence::needed, SessionEvidence::english)
        .containsExactly(
            tuple(2, false, "{value} of b"),
            tuple(0, true, "distinct {value}"),
            tuple(1, false, "gap {value}"));
  }

  @Test
  void everythingWrongWithASessionIsSaid() {
    SigmaRules read =
        Written.read(
            BASES
                + """
                ---
                title: Base
                name: subject
                baseline:
                    type: session
                    rules: [a]
                    group-by: [user.id]
                    learn: {period: 7d}
                    condition:
                        score:
                            - {share: b, gte: 0.5}
                            - {count: a, seen: a, gte: 1}
                            - {count: a}
                            - {count: a, gte: 1, points: some}
                            - {count: a, gte: 1, name: 'A name'}
                """);
    assertThat(read.problems())
        .extracting(problem -> problem.message())
        .contains(
            "'learn' has no meaning in 'session'",
            "'session' needs a bound of the score",
            "evidence has one of count, share, distinct, seen, gap",
            "evidence needs a bound",
            "'points' needs a whole number",
            "a name is lower case with underscores",
            "'b' is not among the rules");
  }

  @Test
  void aCompromiseIsLookedForInPairsAndHasALevel() {
    String body =
        """
        type: attempts
        rules: [a]
        group-by: [destination.ip]
        timespan: 30m
        condition: {peer: source.ip, gte: 30, compromise: high}
        """;
    AttemptsCondition condition = (AttemptsCondition) sound(body).condition();
    assertThat(condition.compromise()).isEqualTo(Level.HIGH);

    String wrong = body.replace("compromise: high", "measure: peers, compromise: sure");
    SigmaRules read =
        Written.read(BASES + "---\ntitle: Base\nname: subject\nbaseline:\n" + wrong.indent(4));
    assertThat(read.problems())
        .extracting(problem -> problem.message())
        .contains("a compromise is looked for in pairs", "'compromise' is a level");
  }

  @Test
  void moreKeysThanATableHoldsAreRefused() {
    String body =
        """
        type: first_seen
        rules: [a]
        group-by: [vault]
        condition: {field: user.id}
        limit: {groups: 10000000}
        """;
    assertThat(sound(body).memory().groups()).isEqualTo(10_000_000);

    String wrong = body.replace("10000000", "10000001");
    SigmaRules read =
        Written.read(BASES + "---\ntitle: Base\nname: subject\nbaseline:\n" + wrong.indent(4));
    assertThat(read.problems())
        .extracting(problem -> problem.message())
        .containsExactly("'groups' is more than 10,000,000");
  }
}
