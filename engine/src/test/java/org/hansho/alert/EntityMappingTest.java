package org.hansho.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class EntityMappingTest {
  private static final Fields FIELDS =
      Fields.of(List.of("name", "kind", "cluster", "host.name", "Computer"));
  private static final EntityMapping SUBJECT = mapping();

  private static EntityMapping mapping() {
    Map<String, FieldChoice> attributes = new LinkedHashMap<>();
    attributes.put("name", FieldChoice.of("name"));
    attributes.put("kind", FieldChoice.of("kind"));
    attributes.put("cluster", FieldChoice.of("cluster"));
    return new EntityMapping("account", attributes);
  }

  private static List<Entity> read(EntityMapping mapping, String... values) {
    Event event = Events.of(FIELDS, 0, "r", values);
    List<Entity> entities = new ArrayList<>();
    mapping.read(new EventValues(event), entities);
    return entities;
  }

  @Test
  void valuesAtTheSamePlaceBelongTogether() {
    assertThat(
            read(
                SUBJECT, "name", "a", "name", "b", "kind", "User", "kind", "Group", "cluster", "c"))
        .containsExactly(
            new Entity("account", Map.of("name", "a", "kind", "User", "cluster", "c")),
            new Entity("account", Map.of("name", "b", "kind", "Group", "cluster", "c")));
  }

  @Test
  void valuesThatCannotBePlacedAreLeftOut() {
    assertThat(read(SUBJECT, "name", "a", "name", "b", "name", "d", "kind", "x", "kind", "y"))
        .extracting(entity -> entity.attributes().keySet().toString())
        .containsExactly("[name]", "[name]", "[name]");
  }

  @Test
  void anEntityWithoutValuesIsLeftOut() {
    assertThat(read(SUBJECT, "name", "-")).isEmpty();
  }

  @Test
  void theFirstFieldThatIsThereCounts() {
    EntityMapping host =
        new EntityMapping("host", Map.of("name", FieldChoice.of("host.name", "Computer")));
    assertThat(read(host, "Computer", "ws-7"))
        .containsExactly(new Entity("host", Map.of("name", "ws-7")));
    assertThat(read(host, "Computer", "ws-7", "host.name", "web-1"))
        .containsExactly(new Entity("host", Map.of("name", "web-1")));
  }

  @Test
  void manyValuesAreBounded() {
    String[] values = new String[100];
    for (int i = 0; i < values.length; i += 2) {
      values[i] = "name";
      values[i + 1] = "n" + i;
    }
    assertThat(read(SUBJECT, values)).hasSize(EntityMapping.MOST);
  }

  @Test
  void longValuesAreCut() {
    Entity entity = read(SUBJECT, "name", "x".repeat(5000)).get(0);
    assertThat(entity.attributes().get("name")).hasSize(EntityMapping.VALUE_CHARACTERS + 1);
  }
}
