package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.sigma.ValueList.Kind;
import org.hansho.yaml.Problem.Severity;
import org.junit.jupiter.api.Test;

/** Every public rule loads, or says which list it lacks. */
class PublicRulesTest {
  @Test
  void allLoadButThoseThatLackAList() {
    SigmaRules read = SigmaRules.read(PublicRules.texts(), Lists.NONE);

    assertThat(read.files()).isEqualTo(3780);
    assertThat(read.documents()).isEqualTo(3780);
    assertThat(read.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
    assertThat(read.rules()).hasSize(3755);
    assertThat(read.refused()).isEqualTo(25);
  }

  @Test
  void twoMoreLoadOnceTheirListIsGiven() {
    ValueList list = new ValueList("known_cdcs", Kind.TEXT, List.of("dc1.example.com"), "", "");

    SigmaRules read = SigmaRules.read(PublicRules.texts(), Lists.of(List.of(list)));

    assertThat(read.rules()).hasSize(3757);
    assertThat(read.refused()).isEqualTo(23);
  }
}
