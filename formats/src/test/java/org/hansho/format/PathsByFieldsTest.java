package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Fields;
import org.hansho.json.JsonPaths;
import org.junit.jupiter.api.Test;

/** Paths are made once for the fields that all sources are read with. */
class PathsByFieldsTest {
  private final List<Fields> made = new ArrayList<>();
  private final PathsByFields paths =
      new PathsByFields(
          fields -> {
            made.add(fields);
            return JsonPaths.named(fields);
          });

  @Test
  void trialsWithOtherFieldsDoNotPushThoseOfAllSourcesOut() {
    Fields ofAll = Fields.of(List.of("a", "b"));
    JsonPaths first = paths.of(ofAll);
    for (int source = 0; source < 5; source++) {
      paths.of(Fields.of(List.of("a")));
      assertThat(paths.of(ofAll)).isSameAs(first);
    }
    assertThat(made.stream().filter(fields -> fields == ofAll)).hasSize(1);
    assertThat(made).hasSize(6);
  }

  @Test
  void pathsAreThoseOfTheFieldsThatAreAskedFor() {
    Fields one = Fields.of(List.of("a"));
    Fields other = Fields.of(List.of("a"));
    assertThat(paths.of(one)).isNotSameAs(paths.of(other)).isSameAs(paths.of(one));
  }
}
