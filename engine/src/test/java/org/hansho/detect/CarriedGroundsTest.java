package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.hansho.sigma.Level;
import org.junit.jupiter.api.Test;

class CarriedGroundsTest {
  private static final Origin ORIGIN = new Origin("log", 0, 1, 2);

  private static Fact fact(byte[] value) {
    Values values = new Values();
    values.clear(1, 1);
    values.column(0, value);
    return new Fact(0, 1, ORIGIN, values.toBytes());
  }

  private static CarriedGrounds read(byte[] value) {
    return Objects.requireNonNull(CarriedGrounds.of(fact(value), 0));
  }

  @Test
  void whateverStandsInGroundsComesBackAsItWas() {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("known", "3");
    numbers.put("value", "a=b\u001Fc\n");
    CarriedGrounds carried =
        new CarriedGrounds(new Grounds(numbers, "Seen \u001F once.", "一度。"), Level.CRITICAL);
    assertThat(read(carried.toBytes())).isEqualTo(carried);
    assertThat(CarriedGrounds.severity(fact(carried.toBytes()), 0)).isEqualTo(Level.CRITICAL);
    CarriedGrounds nothing = new CarriedGrounds(Grounds.NONE, null);
    assertThat(read(nothing.toBytes())).isEqualTo(nothing);
    assertThat(CarriedGrounds.severity(fact(nothing.toBytes()), 0)).isNull();
  }

  @Test
  void groundsThatAreTooLongLoseTheEndsOfTextsAndTheLastNumbers() {
    Map<String, String> numbers = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      numbers.put("number_" + i, "7".repeat(50));
    }
    Grounds grounds = new Grounds(numbers, "é".repeat(5_000), "値".repeat(5_000));
    byte[] value = new CarriedGrounds(grounds, Level.LOW).toBytes();
    assertThat(value.length).isBetween(3_000, Fact.VALUE_BYTES);
    Grounds read = read(value).grounds();
    assertThat(read.english()).hasSizeGreaterThan(400).matches("é+");
    assertThat(read.japanese()).hasSizeGreaterThan(400).matches("値+");
    assertThat(read.numbers()).containsKey("number_0").doesNotContainKey("number_99");
  }

  @Test
  void whatAnOlderProgramKeptAsTextIsRead() {
    Values values = new Values();
    Fact older =
        new Fact(
            0, 1, ORIGIN, Values.of("HIGH\u001FSeen once.\u001F一度。\u001Fknown=3\u001Fvalue=a=b"));
    CarriedGrounds read = Objects.requireNonNull(CarriedGrounds.of(older, 0));
    assertThat(read.severity()).isEqualTo(Level.HIGH);
    assertThat(read.grounds())
        .isEqualTo(new Grounds(Map.of("known", "3", "value", "a=b"), "Seen once.", "一度。"));
    assertThat(CarriedGrounds.severity(older, 0)).isEqualTo(Level.HIGH);
    values.clear(1, 1);
    assertThat(CarriedGrounds.of(new Fact(0, 1, ORIGIN, values.toBytes()), 0)).isNull();
  }
}
