package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntelligenceOptionsTest {
  @TempDir private Path folder = Path.of("");
  private String log = "";
  private String rule = "";

  @BeforeEach
  void writeALogAndARule() throws IOException {
    log =
        write(
            "auth.log",
            "2026-03-02T10:00:00Z web-1 sshd[9]: Accepted password for erin from 203.0.113.7 port"
                + " 4711 ssh2\n");
    rule =
        write(
            "tor.yml",
            """
            title: sign-in from Tor
            id: 3f1d0c7e-6f0e-4b9e-9d3b-5c1a7c2f0002
            logsource: {product: linux, service: sshd}
            detection:
              tor: {source.threat.category: tor}
              condition: tor
            level: low
            """);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Run scan(String... intel) {
    String[] all = new String[5 + intel.length];
    System.arraycopy(new String[] {"scan", log, "--no-builtin", "--rules", rule}, 0, all, 0, 5);
    System.arraycopy(intel, 0, all, 5, intel.length);
    return Run.of(all);
  }

  @Test
  void aListOfAnyFormatAnnotatesEvents() throws IOException {
    String plain = write("exits.txt", "# exits\n203.0.113.7\n");
    assertThat(scan().alerts()).isEmpty();
    assertThat(scan("--intel", "tor:exits=" + plain).out()).contains("sign-in from Tor");
    assertThat(scan("--intel", "tor:" + plain).out()).contains("sign-in from Tor");
    assertThat(scan("--intel", plain).alerts()).as("no category was named").isEmpty();
    String csv = write("list.csv", "ip,category\n203.0.113.7,tor\n");
    assertThat(scan("--intel", csv).out()).contains("sign-in from Tor");
    assertThat(scan("--intel", "scanner:" + csv).alerts()).isEmpty();
    String yaml =
        write("list.yml", "name: exits\nkind: ip\ncategory: tor\nentries: [203.0.113.0/24]\n");
    assertThat(scan("--intel", yaml).out()).contains("sign-in from Tor");
  }

  @Test
  void aListThatEndedBeforeTheEventMatchesNothing() throws IOException {
    String head = "name: exits\nkind: ip\ncategory: tor\nvalid: 7d\nentries: [203.0.113.7]\n";
    String fresh = write("fresh.yml", head + "date: 2026-02-23\n");
    String stale = write("stale.yml", head + "date: 2026-02-22\n");
    assertThat(scan("--intel", fresh).out()).contains("sign-in from Tor");
    assertThat(scan("--intel", stale).alerts()).isEmpty();
  }

  @Test
  void whatIsLeftOutIsSaidWithItsPlace() throws IOException {
    String plain = write("exits.txt", "203.0.113.7\nnonsense\n");
    Run run = scan("--intel", "tor:" + plain);
    assertThat(run.code()).isZero();
    assertThat(run.talk()).contains("exits.txt:2:1: 1 entry left out: no address");
  }

  @Test
  void aFileThatIsNoListEndsTheProgramWithPlaceAndRemedy() throws IOException {
    Run diary = scan("--intel", write("diary.txt", "Dear diary,\n"));
    assertThat(diary.code()).isEqualTo(3);
    assertThat(diary.talk())
        .contains("diary.txt:1:1", "no indicator that can be used", "give plain");
    Run broken = scan("--intel", write("b.json", "{\"type\": \"bundle\",\n oops"));
    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.talk()).contains("b.json:2:", "the JSON breaks here", "fetch the list again");
    Run yaml = scan("--intel", write("y.yml", "name: y\nkind: ip\nentries: [192.0.2.1]\n"));
    assertThat(yaml.code()).isEqualTo(3);
    assertThat(yaml.talk()).contains("states no category", "category: tor");
    assertThat(scan("--intel", "/no/such/file").code()).isEqualTo(3);
  }

  @Test
  void homeNetworksAreAddedToTheTrustedOnes() throws IOException {
    rule =
        write(
            "outside.yml",
            """
            title: sign-in from outside
            id: 3f1d0c7e-6f0e-4b9e-9d3b-5c1a7c2f0003
            logsource: {product: linux, service: sshd}
            detection:
              any: {source.ip|exists: true}
              own: {'source.ip|expand': '%trusted_networks%'}
              condition: any and not own
            level: low
            """);
    String own = write("own.txt", "203.0.113.7\n");
    assertThat(scan().out()).contains("sign-in from outside");
    assertThat(scan("--home-net", "203.0.113.0/24").alerts()).isEmpty();
    assertThat(scan("--home-net", "192.0.2.0/24,203.0.113.7").alerts()).isEmpty();
    assertThat(scan("--list", "trusted_networks=" + own, "--home-net", "192.0.2.0/24").alerts())
        .as("what the list held stays")
        .isEmpty();
    Run wrong = scan("--home-net", "192.0.2.0/24,office");
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.talk()).contains("--home-net office: write a network");
  }

  @Test
  void homeNetworksDecideTheDirectionOfFlows() throws IOException {
    log =
        write(
            "vpc.log",
            "2 123456789010 eni-0a1b2c3d 198.51.100.9 203.0.113.5 20641 22 6 20 4249 1795602010"
                + " 1795602070 ACCEPT OK\n");
    rule =
        write(
            "inbound.yml",
            """
            title: a flow from outside
            id: 3f1d0c7e-6f0e-4b9e-9d3b-5c1a7c2f0004
            logsource: {category: network_flow}
            detection:
              inbound: {network.direction: inbound}
              condition: inbound
            level: low
            """);
    assertThat(scan().alerts()).as("neither end is private").isEmpty();
    assertThat(scan("--home-net", "203.0.113.0/24").out()).contains("a flow from outside");
    assertThat(scan("--home-net", "198.51.100.0/24").alerts()).isEmpty();
  }
}
