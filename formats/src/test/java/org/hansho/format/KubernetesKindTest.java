package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesKindTest {
  @ParameterizedTest
  @CsvSource({
    "pods, pod",
    "clusterrolebindings, clusterrolebinding",
    "networkpolicies, networkpolicy",
    "ingresses, ingress",
    "ingressclasses, ingressclass",
    "leases, lease",
    "endpoints, endpoints",
    "s, s",
    "ies, ie",
    "metadata, metadata",
  })
  void aResourceIsNamedInTheSingular(String resource, String kind) {
    Fields fields = Fields.of(List.of("objectRef.resource", "orchestrator.resource.type"));
    Event event = new Event(fields);
    byte[] record = resource.getBytes(StandardCharsets.UTF_8);
    event.begin(record, 0, record.length, 0);
    int from = fields.id("objectRef.resource");
    event.add(from, ValueKind.STRING, 0, record.length);
    KubernetesKind.add(event, fields.id("orchestrator.resource.type"), from);
    assertThat(event.text("orchestrator.resource.type")).isEqualTo(kind);
  }
}
