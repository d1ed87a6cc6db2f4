package org.hansho.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.hansho.server.settings.SettingsReader;
import org.hansho.server.settings.SettingsReading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The manifests and the chart start one process with the least rights and with TLS. */
class KubernetesTest {
  private static final Path FILES =
      Path.of(System.getProperty("hansho.root"), "distribution/src/main");
  private static final List<String> KINDS =
      List.of("ServiceAccount", "ConfigMap", "StatefulSet", "Service", "NetworkPolicy");

  @TempDir private Path folder;

  @Test
  void theManifestsHoldOneProcessWithTheLeastRights() throws IOException {
    KubernetesObjects objects =
        new KubernetesObjects(Files.readString(FILES.resolve("kubernetes/hansho.yaml")));
    assertThat(objects.kinds()).isEqualTo(KINDS);
    assertLeastRights(objects);
    assertSettingsAreRead(objects);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theChartHoldsTheSame() throws IOException {
    KubernetesObjects objects = new KubernetesObjects(chart("").call());
    assertThat(objects.kinds()).containsExactlyInAnyOrderElementsOf(KINDS);
    assertLeastRights(objects);
    assertSettingsAreRead(objects);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theChartTakesSettingsAndKeepsTls() throws IOException {
    String values =
        """
        settings:
          http: {port: 9000}
          sources: [{id: nodes, kind: http, token: "${HANSHO_SOURCES_NODES_TOKEN}"}]
        secrets: tokens
        senders: [{namespaceSelector: {}}]
        """;
    KubernetesObjects objects = new KubernetesObjects(chart(values).call());
    assertSettingsAreRead(objects);
    assertThat(String.valueOf(objects.at("ConfigMap", "data", "hansho.yml")))
        .contains("certificate: /etc/hansho/tls/tls.crt", "port: 9000", "id: nodes");
    assertThat(objects.at("Service", "spec", "ports", 0, "port")).isEqualTo(9000);
    assertThat(objects.at("NetworkPolicy", "spec", "ingress", 0, "from", 0)).isNotNull();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theChartHasNothingToComplainAbout() {
    LintResult lint = new Helm(FILES.resolve("helm/hansho")).lint().strict().call();
    assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
  }

  private TemplateCommand chart(String values) throws IOException {
    Path file = Files.writeString(folder.resolve("values.yaml"), values);
    return new Helm(FILES.resolve("helm/hansho"))
        .template()
        .withName("hansho")
        .withNamespace("hansho")
        .withValuesFile(file);
  }

  private static void assertLeastRights(KubernetesObjects objects) {
    Object[] pod = {"spec", "template", "spec"};
    assertThat(objects.at("StatefulSet", "spec", "replicas")).isEqualTo(1);
    assertThat(at(objects, pod, "automountServiceAccountToken")).isEqualTo(false);
    assertThat(at(objects, pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
    assertThat(at(objects, pod, "securityContext", "seccompProfile", "type"))
        .isEqualTo("RuntimeDefault");
    assertThat(at(objects, pod, "hostNetwork")).isNull();
    assertThat(at(objects, pod, "containers", 0, "securityContext"))
        .isEqualTo(
            Map.of(
                "allowPrivilegeEscalation",
                false,
                "readOnlyRootFilesystem",
                true,
                "capabilities",
                Map.of("drop", List.of("ALL"))));
    assertThat(at(objects, pod, "containers", 0, "resources", "limits", "memory")).isNotNull();
    assertThat(objects.at("NetworkPolicy", "spec", "egress")).isEqualTo(List.of());
  }

  private static @Nullable Object at(KubernetesObjects objects, Object[] pod, Object... path) {
    Object[] whole = new Object[pod.length + path.length];
    System.arraycopy(pod, 0, whole, 0, pod.length);
    System.arraycopy(path, 0, whole, pod.length, path.length);
    return objects.at("StatefulSet", whole);
  }

  /**
   * The server understands what the config map says, with files in the place of the mounted ones.
   */
  private void assertSettingsAreRead(KubernetesObjects objects) throws IOException {
    Path key = Files.writeString(folder.resolve("tls.key"), "key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    Files.writeString(folder.resolve("tls.crt"), "certificate");
    String settings =
        String.valueOf(objects.at("ConfigMap", "data", "hansho.yml"))
            .replace("/etc/hansho/tls", folder.toString());
    Path file = Files.writeString(folder.resolve("hansho.yml"), settings);
    Map<String, String> secrets =
        Map.of(
            "HANSHO_SOURCES_CLUSTER_TOKEN", "b7dd13f8c2a94e5f9a3c1d2e4f506172",
            "HANSHO_SOURCES_NODES_TOKEN", "c8ee24a9d3ba5f60ab4d2e3f50617283");
    Map<String, String> used =
        secrets.entrySet().stream()
            .filter(secret -> settings.contains(secret.getKey()))
            .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    SettingsReading reading = new SettingsReader(folder, used).read(file);
    assertThat(reading.loaded()).as(reading.rendered()).isPresent();
    assertThat(reading.loaded().orElseThrow().settings().http().tls()).isPresent();
  }
}
