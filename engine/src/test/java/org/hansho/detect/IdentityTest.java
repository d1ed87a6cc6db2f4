package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
  private static final String RULES =
      """
      title: Login
      name: login
      level: low
      logsource: {product: shop}
      detection:
          sel: {kind: login, place|startswith: [a, b]}
          other: {user|re: '^x'}
          condition: sel and not other
      ---
      title: Logon
      name: logon
      level: low
      logsource: {product: shop}
      detection: {sel: {kind: logon}, condition: sel}
      ---
      """;
  private static final String BASELINE =
      """
      title: New host
      name: new
      level: high
      baseline:
          aliases:
              who: {login: user, logon: account}
          type: first_seen
          rules: [login, logon]
          group-by: [who]
          learn: {period: 7d, samples: 5}
          condition: {field: host}
      """;

  private static final String COUNT =
      """
      title: Many
      name: many
      level: high
      correlation:
          type: value_count
          rules: [login]
          group-by: [user]
          timespan: 5m
          condition: {field: host, gte: 3}
      """;

  private static Identity identity(String yaml) {
    return Trial.of(yaml, "host").plan().keyed().get(0).identity().get();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title: New host       | title: Another host
          level: high           | level: low
          period: 7d            | period: 14d
          samples: 5            | samples: 50
          startswith: [a, b]    | startswith: [b, a]
          login: user, logon: account | logon: account, login: user
          """)
  void whatOnlyJudgesOrIsReadByPeopleDoesNotChangeWhatWasLearned(String before, String after) {
    String document = RULES + BASELINE;
    assertThat(document).contains(before);
    assertThat(identity(document.replace(before, after))).isEqualTo(identity(document));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          field: host           | field: place
          group-by: [who]       | group-by: [user]
          logon: account        | logon: name
          kind: login           | kind: signin
          startswith: [a, b]    | startswith: [a, c]
          startswith            | endswith
          '^x'                  | '^y'
          {product: shop}       | {product: office}
          sel and not other     | sel or not other
          name: new             | name: newer
          """)
  void whatStatesAreOfChangesIt(String before, String after) {
    String document = RULES + BASELINE;
    assertThat(document).contains(before);
    assertThat(identity(document.replace(before, after))).isNotEqualTo(identity(document));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gte: 3                | gte: 4        | true
          timespan: 5m          | timespan: 10m | true
          gte: 3                | lte: 3        | false
          field: host           | field: place  | false
          value_count           | value_sum     | false
          """)
  void boundsOfACountAreNoPartOfItUnlessTheyChangeHowIsCounted(
      String before, String after, boolean same) {
    String document = RULES + COUNT;
    assertThat(document).contains(before);
    Identity other = identity(document.replace(before, after));
    assertThat(other.equals(identity(document))).isEqualTo(same);
  }

  @Test
  void identitiesStayWhatTheyAreInThisVersion() {
    assertThat(identity(RULES + BASELINE)).hasToString("a2dd0dba941fd995425d45616e4cb005");
    assertThat(identity(RULES + COUNT)).hasToString("33028b462b9e502307bce68b4db831ce");
  }
}
