package org.hansho.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StixPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      textBlock =
          """
          [ipv4-addr:value = '192.0.2.1'] > IP 192.0.2.1
          [ ipv4-addr:value='192.0.2.1' ] OR [domain-name:value = 'x.example'] > IP 192.0.2.1,DOMAIN x.example
          ([ipv4-addr:value = '192.0.2.1'] AND [url:value = 'http://x.example/\\'a'])  > IP 192.0.2.1,URL http://x.example/'a
          [(file:hashes.MD5 = 'a' OR file:hashes.'SHA-256' IN ('b', 'c')) AND file:hashes.'MD5' = 'd'] > MD5 a,SHA256 b,SHA256 c,MD5 d
          """)
  void simpleComparisonsAreRead(String pattern, String expected) {
    StixPattern read = StixPattern.parse(pattern);
    assertThat(read.refusal()).isEmpty();
    assertThat(
            String.join(
                ",",
                read.comparisons().stream().map(one -> one.kind() + " " + one.value()).toList()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      textBlock =
          """
          [ipv4-addr:value != '192.0.2.1'] > the operator !=
          [ipv4-addr:value ISSUBSET '192.0.2.0/24'] > the operator ISSUBSET
          [NOT ipv4-addr:value = '192.0.2.1'] > the operator NOT
          [url:value MATCHES 'x'] > the operator MATCHES
          [file:hashes.'SHA-1' = 'a'] > the object path file:hashes.SHA-1
          [file:size = 7] > the object path file:size
          [ipv4-addr:value = '1'] FOLLOWEDBY [ipv4-addr:value = '2'] > the operator FOLLOWEDBY
          [ipv4-addr:value = '1'] REPEATS 5 TIMES > the operator REPEATS
          [ipv4-addr:value = 7] > a value that is no text
          [ipv4-addr:value = '1 > a text that does not end
          [ipv4-addr:value IN ('1' '2')] > a set without commas
          [ipv4-addr:value IN ('1' > a set that does not end
          [ipv4-addr:value IN '1'] > IN without a set
          [ipv4-addr:value > the operator that is missing
          ipv4-addr:value = '1' > no comparison in square brackets
          [ipv4-addr:value = '1'] ) > brackets that do not pair
          [ipv4-addr:value = '1' > brackets
          [] > no object path
          [ipv4-addr:value = '1'] 7 > something behind its end
          ([ipv4-addr:value = '1'] > something behind its end
          """)
  void anythingElseIsRefusedByName(String pattern, String refusal) {
    StixPattern read = StixPattern.parse(pattern);
    assertThat(read.refusal()).startsWith(refusal.equals("brackets") ? "something" : refusal);
    assertThat(read.comparisons()).isEmpty();
  }

  @Test
  void aPatternHasAnEndHoweverLong() {
    String values = "'1',".repeat(2_000);
    assertThat(StixPattern.parse("[ipv4-addr:value IN (" + values + "'2')]").refusal())
        .isEqualTo("more than 1000 comparisons");
    assertThat(StixPattern.parse("(".repeat(100_000)).refusal()).isNotEmpty();
  }
}
