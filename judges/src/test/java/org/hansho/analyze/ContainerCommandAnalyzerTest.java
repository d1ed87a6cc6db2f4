package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hansho.event.Analyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerCommandAnalyzerTest {
  private static final Analyzer ANALYZER = new ContainerCommandAnalyzer();

  private static String seen(String line) {
    Map<String, List<String>> added = Commands.analyze(ANALYZER, line.split(" "));
    return String.join(
        " | ",
        first(added, "command"),
        first(added, "image.reference"),
        first(added, "image.name"),
        first(added, "name"),
        first(added, "privileged"),
        first(added, "inner_command"));
  }

  private static String first(Map<String, List<String>> added, String name) {
    return added.getOrDefault("container." + name, List.of("-")).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          docker run --rm --privileged alpine true > run | alpine | alpine | - | true | true
          docker run -it --privileged=false alpine:3 sh > run | alpine:3 | alpine | - | false | sh
          docker run alpine echo --privileged > run | alpine | alpine | - | false | echo --privileged
          docker -H tcp://192.0.2.4:2375 --debug run -d nginx > run | nginx | nginx | - | false | -
          docker container run -v /:/host --pid=host --name x img chroot /host > run | img | img | x | false | chroot /host
          docker create -p 80:80 -e A=b --network host r.example.com:5000/a/b:1.2 > create | r.example.com:5000/a/b:1.2 | r.example.com:5000/a/b | - | false | -
          docker run r.example.com/a@sha256:00ff x > run | r.example.com/a@sha256:00ff | r.example.com/a | - | false | x
          docker run --entrypoint nsenter img -t 1 sh > run | img | img | - | false | nsenter -t 1 sh
          docker exec -it --privileged web sh -c id > exec | - | - | web | true | sh -c id
          docker exec -u 0 -w /tmp web chroot /host > exec | - | - | web | false | chroot /host
          docker container exec --user=root web mount > exec | - | - | web | false | mount
          docker pull example/monero-miner:latest > pull | example/monero-miner:latest | example/monero-miner | - | false | -
          docker image pull --platform linux/amd64 nginx > pull | nginx | nginx | - | false | -
          docker ps -a > ps | - | - | - | false | -
          podman --log-level debug run --replace --name a img > run | img | img | a | false | -
          nerdctl -n k8s.io run --rm img id > run | img | img | - | false | id
          ctr -n k8s.io run --privileged --rm docker.io/library/alpine:3 c1 sh > run | docker.io/library/alpine:3 | docker.io/library/alpine | c1 | true | sh
          crictl exec -it 3f2a sh > exec | - | - | 3f2a | false | sh
          /usr/bin/docker run img > run | img | img | - | false | -
          docker-current run --privileged alpine > run | alpine | alpine | - | true | -
          curl --unix-socket /run/docker.sock -d {"Image":"img:2","Cmd":["sh","-c","id"],"HostConfig":{"Privileged":true}} http://x/v1.41/containers/create?name=n > create | img:2 | img | n | true | sh -c id
          curl -X POST http://192.0.2.4:2375/images/create?fromImage=example/img&tag=2 > pull | example/img | example/img | - | false | -
          curl --unix-socket /run/podman/podman.sock -d {"privileged":true,"command":["sh"],"image":"img"} http://d/v4.0.0/libpod/containers/create > create | img | img | - | true | sh
          curl --unix-socket /run/docker.sock -d {"Cmd":["id"]} http://x/containers/web/exec > exec | - | - | web | false | id
          curl --unix-socket /run/docker.sock http://x/containers/json > - | - | - | - | - | -
          curl http://example.com/containers/create > - | - | - | - | - | -
          docker > - | - | - | - | - | -
          docker run > run | - | - | - | false | -
          ls docker > - | - | - | - | - | -
          """)
  void whatAClientIsAskedToDoIsRead(String line, String expected) {
    assertThat(seen(line)).isEqualTo(expected);
  }

  @Test
  void wrappersAreSeenThrough() {
    assertThat(seen("sudo -u root podman create --privileged=true img"))
        .isEqualTo("create | img | img | - | true | -");
    assertThat(seen("env -i A=b nohup nice -n 5 timeout -k 3 10 docker run img"))
        .isEqualTo("run | img | img | - | false | -");
  }

  @Test
  void scriptsOfAShellAreSeenThrough() {
    Map<String, List<String>> added =
        Commands.analyze(
            ANALYZER,
            "sudo",
            "bash",
            "-lc",
            "cd /tmp && A=1 docker run --privileged 'my image' 'a b'; docker pull two | cat");
    assertThat(added).containsEntry("container.command", List.of("run", "pull"));
    assertThat(added).containsEntry("container.image.name", List.of("my image", "two"));
    assertThat(added).containsEntry("container.inner_command", List.of("a b"));
  }

  @Test
  void aCommandLineDoesWhereArgumentsAreNotKnown() {
    Map<String, List<String>> added =
        Commands.analyzeLine(ANALYZER, "/usr/bin/docker run --privileged \"alpine:3\" id");
    assertThat(added).containsEntry("container.image.name", List.of("alpine"));
    assertThat(added).containsEntry("container.privileged", List.of("true"));
  }

  @Test
  void argumentsOfOtherProgramsAreNotCommands() {
    assertThat(Commands.analyze(ANALYZER, "vim", "docker", "run", "img")).isEmpty();
    assertThat(Commands.analyze(ANALYZER, "systemctl", "restart", "docker")).isEmpty();
    assertThat(Commands.analyze(ANALYZER, "sh", "-c", "echo docker-compose")).isEmpty();
  }

  @Test
  void nestingIsBounded() {
    String line = "docker run img";
    for (int i = 0; i < 10; i++) {
      line = "sudo " + line;
    }
    assertThat(Commands.analyze(ANALYZER, line.split(" "))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          docker run --cap-add=ALL --pid=host --network host img > [ALL] [net, pid]
          podman run --cap-add CAP_SYS_ADMIN,net_admin --userns=host img > [NET_ADMIN, SYS_ADMIN] [user]
          ctr run --cap-add CAP_SYS_PTRACE --net-host img c1 > [SYS_PTRACE] [net]
          """)
  void capabilitiesAndNamespacesOfTheHostAreRead(String line, String expected) {
    Map<String, List<String>> added = Commands.analyze(ANALYZER, line.split(" "));
    assertThat(added.get("container.capabilities") + " " + added.get("container.host_namespaces"))
        .isEqualTo(expected);
  }
}
