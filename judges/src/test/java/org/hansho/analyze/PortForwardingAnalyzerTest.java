package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.event.Analyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortForwardingAnalyzerTest {
  private static final Analyzer ANALYZER = new PortForwardingAnalyzer();

  private static String seen(Map<String, List<String>> added) {
    List<String> all = new ArrayList<>(added.getOrDefault("command.forward.kind", List.of()));
    all.addAll(added.getOrDefault("destination.address", List.of()));
    all.addAll(added.getOrDefault("destination.port", List.of()));
    return String.join(" ", all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          ssh -N -R 9000:localhost:22 user@198.51.100.7 > ssh-remote 198.51.100.7
          ssh -fNR 9000:localhost:22 -p 2222 198.51.100.7 > ssh-remote 198.51.100.7 2222
          ssh user@198.51.100.7 -R 9000:localhost:22 > ssh-remote 198.51.100.7
          ssh -D 1080 ssh://user@203.0.113.5:443 > ssh-dynamic 203.0.113.5 443
          ssh -L 8080:localhost:80 erin@10.0.0.5 > ssh-local 10.0.0.5
          ssh -L 8080:198.51.100.9:80 erin@10.0.0.5 > ssh-local ssh-local 10.0.0.5 198.51.100.9 80
          ssh -L [::1]:8080:[2001:db8::7]:80 gate > ssh-local ssh-local gate 2001:db8::7 80
          ssh -o RemoteForward=9000 -oPort=22 198.51.100.7 > ssh-remote 198.51.100.7 22
          autossh -M 0 -N -o RemoteForward=5901 127.0.0.1:5901 x@198.51.100.7 > ssh-remote 198.51.100.7
          ssh -o RemoteForward=9000 198.51.100.7 > ssh-remote 198.51.100.7
          ssh -w 0:0 198.51.100.7 > ssh-tunnel 198.51.100.7
          autossh -M 0 -N -R 1:localhost:22 198.51.100.7 > ssh-remote 198.51.100.7
          plink -ssh -P 22 -R 1:localhost:22 u@198.51.100.7 > ssh-remote 198.51.100.7 22
          socat TCP-LISTEN:8080,fork TCP:203.0.113.9:443 > relay 203.0.113.9 443
          socat -d -d tcp4-l:80,reuseaddr openssl:203.0.113.9:443,verify=0 > relay 203.0.113.9 443
          socat TCP:10.0.0.7:22 TCP6:[2001:db8::1]:443 > relay relay 10.0.0.7 2001:db8::1 22 443
          iptables -t nat -A PREROUTING -p tcp --dport 80 -j DNAT --to-destination 203.0.113.9:8080 > nat 203.0.113.9 8080
          iptables -t nat -A OUTPUT -j DNAT --to-destination 203.0.113.9-203.0.113.12 > nat 203.0.113.9
          nft add rule ip nat prerouting tcp dport 80 dnat to 203.0.113.9:80 > nat 203.0.113.9 80
          nft add rule inet nat pre dnat ip6 to [2001:db8::9]:80 > nat 2001:db8::9 80
          firewall-cmd --add-forward-port=port=80:proto=tcp:toport=81:toaddr=203.0.113.9 > nat 203.0.113.9 81
          chisel client --auth u:p https://203.0.113.9:443 R:8080:localhost:80 > tunnel 203.0.113.9 443
          frpc tcp --server_addr 203.0.113.9:7000 --local_port 22 > tunnel 203.0.113.9 7000
          frpc tcp -s 203.0.113.9 -P 7000 > tunnel 203.0.113.9 7000
          redir :8080 203.0.113.9:443 > relay 203.0.113.9 443
          redir -n -s :8080 203.0.113.9:443 > relay 203.0.113.9 443
          redir --lport=80 --caddr=203.0.113.9 --cport=443 > relay 203.0.113.9 443
          gost -L=tcp://:2222/10.0.0.5:22 -F=relay+tls://203.0.113.9:443 > relay tunnel 10.0.0.5 203.0.113.9 22 443
          gost -L rtcp://:2222/:22 -F ws://203.0.113.9:80?path=/x > tunnel 203.0.113.9 80
          simpleproxy -L 8080 -R 203.0.113.9:443 > relay 203.0.113.9 443
          iox fwd -l 8888 -r *203.0.113.9:9999 > relay 203.0.113.9 9999
          sshuttle -r erin@203.0.113.9:22 10.0.0.0/8 > ssh-tunnel 203.0.113.9 22
          wstunnel client -R tcp://22:localhost:22 wss://203.0.113.9:443 > tunnel 203.0.113.9 443
          bore local 22 --to bore.example.com > tunnel bore.example.com
          npc -server=203.0.113.9:8024 -vkey=x > tunnel 203.0.113.9 8024
          ligolo-agent -connect 203.0.113.9:11601 -ignore-cert > tunnel 203.0.113.9 11601
          ew -s rssocks -d 203.0.113.9 -e 8888 > tunnel 203.0.113.9 8888
          dbclient -R 9000:localhost:22 user@203.0.113.9 > ssh-remote 203.0.113.9
          sshpass -p x ssh -R 1:localhost:22 203.0.113.9 > ssh-remote 203.0.113.9
          sudo ssh -R 1:localhost:22 jump.example.com > ssh-remote jump.example.com
          """)
  void theFarEndIsRead(String line, String expected) {
    assertThat(seen(Commands.analyze(ANALYZER, line.split(" ")))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh user@198.51.100.7",
        "ssh 198.51.100.7 ls -L",
        "ssh -V",
        "ssh -R",
        "socat - TCP:203.0.113.9:443",
        "socat TCP-LISTEN:80 EXEC:cat",
        "nc -l 8080",
        "nc 203.0.113.9 443",
        "iptables -t nat -D PREROUTING -j DNAT --to-destination 203.0.113.9",
        "iptables -L",
        "nft list ruleset",
        "nft delete rule nat pre dnat to 203.0.113.9",
        "chisel server -p 80",
        "frpc -c /etc/frpc.toml",
        "gost -L :8080",
        "redir --help",
        "simpleproxy -L 80",
        "wstunnel server wss://[::]:8080",
        "grep ssh -R 9000:localhost:22 198.51.100.7"
      })
  void whatForwardsNothingIsLeftAlone(String line) {
    assertThat(Commands.analyze(ANALYZER, line.split(" "))).isEmpty();
  }

  @Test
  void twoNetcatsOfOneScriptAreARelay() {
    assertThat(
            seen(
                Commands.analyze(
                    ANALYZER, "sh", "-c", "mkfifo p; nc -l -p 8080 < p | nc 203.0.113.9 443 > p")))
        .isEqualTo("relay 203.0.113.9 443");
    assertThat(
            seen(Commands.analyze(ANALYZER, "ncat", "-lk", "8080", "-c", "ncat 203.0.113.9 443")))
        .isEqualTo("relay 203.0.113.9 443");
    assertThat(
            seen(
                Commands.analyze(
                    ANALYZER, "ncat", "-l", "8080", "--sh-exec", "nc 203.0.113.9 443")))
        .isEqualTo("relay 203.0.113.9 443");
  }

  @Test
  void onlyAddressesBecomeAnAddress() {
    assertThat(Commands.analyze(ANALYZER, "ssh", "-D", "1", "198.51.100.7"))
        .containsEntry("destination.ip", List.of("198.51.100.7"));
    assertThat(Commands.analyze(ANALYZER, "ssh", "-D", "1", "jump.example.com"))
        .doesNotContainKey("destination.ip");
  }

  @Test
  void aRuleOfNftMayBeOneWord() {
    assertThat(
            seen(
                Commands.analyze(
                    ANALYZER, "nft", "add rule nat prerouting dnat to 203.0.113.9:80")))
        .isEqualTo("nat 203.0.113.9 80");
  }
}
