package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each modifier makes of a value. */
class ModifierTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          a: x                       ! a 'x'
          a: [x, y]                  ! (a 'x' or a 'y')
          a|contains: x              ! a '*x*'
          a|startswith: x            ! a 'x*'
          a|endswith: x              ! a '*x'
          a|contains|all: [x, y]     ! (a '*x*' and a '*y*')
          a|re: x                    ! a /x/
          a|re|i: x                  ! a /x/i
          a|re|m|s: x                ! a /x/ms
          a|re|all: [x, y]           ! (a /x/ and a /y/)
          a|cidr: 192.0.2.0/24       ! a in c0000200/24
          a|cidr: 192.0.2.7          ! a in c0000207/32
          a|cidr: '2001:db8::/32'    ! a in 20010db8000000000000000000000000/32
          a|cidr: '::ffff:192.0.2.7' ! a in 00000000000000000000ffffc0000207/128
          a|lt: 5                    ! a LESS 5
          a|lte: 5.5                 ! a LESS_OR_EQUAL 5.5
          a|gt: '5'                  ! a GREATER 5
          a|gte: -5                  ! a GREATER_OR_EQUAL -5
          a|neq: x                   ! not a 'x'
          a|neq: [x, y]              ! not (a 'x' or a 'y')
          a|neq|all: [x, y]          ! not (a 'x' or a 'y')
          a|contains|neq: x          ! not a '*x*'
          a|cased: x                 ! a cased 'x'
          a|base64: abc              ! a 'YWJj'
          a|wide|base64: abc         ! a 'YQBiAGMA'
          a|utf16be|base64: abc      ! a 'AGEAYgBj'
          a|utf16|base64: abc        ! a '//5hAGIAYwA='
          a|base64|contains: ü       ! a '*w7w=*'
          a|minute: 5                ! a TimePart[part=MINUTE, comparison=EQUAL, value=5]
          a|hour|gte: 22             ! a TimePart[part=HOUR, comparison=GREATER_OR_EQUAL, value=22]
          a|day: 31                  ! a TimePart[part=DAY, comparison=EQUAL, value=31]
          a|week|lt: 2               ! a TimePart[part=WEEK, comparison=LESS, value=2]
          a|month|neq: 12            ! not a TimePart[part=MONTH, comparison=EQUAL, value=12]
          a|year|lte: 2026           ! a TimePart[part=YEAR, comparison=LESS_OR_EQUAL, value=2026]
          a|fieldref: b              ! a FieldReference[otherField=b, relation=EQUAL, cased=false]
          a|fieldref|endswith: b     ! a FieldReference[otherField=b, relation=ENDS_WITH, cased=false]
          a|fieldref|startswith: b   ! a FieldReference[otherField=b, relation=STARTS_WITH, cased=false]
          a|contains|fieldref: b     ! a FieldReference[otherField=b, relation=CONTAINS, cased=false]
          a|fieldref|neq|cased: b    ! not a FieldReference[otherField=b, relation=EQUAL, cased=true]
          """)
  void aModifierHasItsMeaning(String written, String meaning) {
    assertThat(Written.selection(written)).isEqualTo(meaning);
  }

  @Test
  void wideWithoutBase64IsTheTextWithItsZeroBytes() {
    assertThat(Written.selection("a|wide|contains: ab")).isEqualTo("a '*a\0b\0*'");
  }

  @Test
  void allWithAnOffsetAsksForOneShiftOfEachValue() {
    assertThat(Written.selection("a|base64offset|contains|all: [foobar, foobaz]"))
        .isEqualTo(
            "((a '*Zm9vYmFy*' or a '*Zvb2Jhc*' or a '*mb29iYX*')"
                + " and (a '*Zm9vYmF6*' or a '*Zvb2Jhe*' or a '*mb29iYX*'))");
  }

  @Test
  void dashesAndWildcardsGoTogether() {
    assertThat(Written.selection("a|windash|endswith: '-a*/b?'")).isEqualTo("a '*~a*~b?'");
  }

  @Test
  void everyModifierIsSpelledInLowerCase() {
    assertThat(Modifier.known()).allMatch(word -> word.matches("[a-z0-9]+")).hasSize(34);
    for (Modifier modifier : Modifier.values()) {
      assertThat(Modifier.of(modifier.word())).isEqualTo(modifier);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 24",
    "192.0.2.1/0, 0",
    "2001:db8::1/128, 128",
    "::/0, 0",
    "1:2:3:4:5:6:7:8/16, 16",
    "fe80::/10, 10"
  })
  void networksAreRead(String text, int prefix) {
    assertThat(Networks.parse(text))
        .isNotNull()
        .extracting(ValueTest.Cidr::prefixLength)
        .isEqualTo(prefix);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2/24",
    "192.0.2.0.0",
    "192.0.2.256",
    "192.0.2.0/33",
    "192.0.2.0/-1",
    "192.0.2.0/",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1::2::3",
    "1:2:3:4:5:6:7::8",
    "2001:db8::/129",
    "g::",
    "::12345",
    "1.2.3.4::",
    "example.com"
  })
  void whatIsNoNetworkIsNotRead(String text) {
    assertThat(Networks.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          abc            ! 3
          a{100}         ! 100
          a{2,100}       ! 100
          (ab){3}        ! 6
          ((a{9}){9}){9} ! 729
          [a-z\\]{]{3}    ! 3
          \\{3}           ! 3
          a{x}           ! 4
          (a|b){2}c      ! 7
          """)
  void theSizeOfAnExpressionIsEstimated(String expression, long size) {
    assertThat(RegexSize.of(expression)).isEqualTo(size);
  }
}
