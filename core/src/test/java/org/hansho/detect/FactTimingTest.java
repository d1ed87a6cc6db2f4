package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.hansho.event.Timing;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fact says how its time was come by, wherever it goes. */
class FactTimingTest {
  private static final int DOCUMENT = 70_000;

  @ParameterizedTest
  @EnumSource
  void aFactThatIsSavedOrPassedOnKeepsItsTiming(Timing timing) {
    Origin origin = new Origin("source", 1, 2, 3);
    Fact fact = new Fact(DOCUMENT, 2, origin, Values.of("value"), timing);
    StateWriter out = new StateWriter();
    fact.write(out);
    Fact read = Fact.read(new StateReader(out.toBytes()));
    assertThat(read.timing()).isEqualTo(timing);
    assertThat(read.document()).isEqualTo(DOCUMENT);
    assertThat(read.text(0)).isEqualTo("value");
    assertThat(fact.passedBy(DOCUMENT + 1, 0, 1).timing()).isEqualTo(timing);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsLateOrSkewedTeachesNothing(Timing timing) {
    assertThat(timing.teaches()).isEqualTo(timing != Timing.LATE && timing != Timing.SKEWED);
  }
}
