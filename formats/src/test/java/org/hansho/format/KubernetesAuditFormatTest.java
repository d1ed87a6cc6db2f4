package org.hansho.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubernetesAuditFormatTest {
  private static final String FOLDER = "format/kubernetes-audit";

  static final List<String> FIELDS =
      List.of(
          "verb",
          "user.username",
          "user.groups",
          "objectRef.resource",
          "objectRef.subresource",
          "responseStatus.code",
          "requestObject.spec.containers",
          "kubernetes.pod.containers",
          "kubernetes.pod.containers.image",
          "kubernetes.pod.containers.args",
          "kubernetes.pod.containers.env.value",
          "kubernetes.pod.containers.securityContext.privileged",
          "kubernetes.pod.volumes.hostPath.path",
          "hostPath",
          "user.name",
          "user.id",
          "source.ip",
          "user_agent.original",
          "event.action",
          "event.outcome",
          "orchestrator.cluster.name",
          "orchestrator.namespace",
          "orchestrator.resource.type",
          "orchestrator.resource.name",
          "cloud.resource_id",
          "container.name",
          "container.image.name");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new KubernetesAuditFormat(), FOLDER, ".json", FIELDS);
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(
        new KubernetesAuditFormat(), FIELDS, FormatSamples.seeds(FOLDER, ".json"), 100_000, 15L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(new KubernetesAuditFormat(), FIELDS, input);
  }
}
