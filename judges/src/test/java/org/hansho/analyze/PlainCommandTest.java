package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PlainCommandTest {
  @Test
  void cmdDropsItsCarets() {
    assertThat(PlainCommand.ofCommandLine("cmd /c cert^util -url^cache"))
        .isEqualTo("cmd /c certutil -urlcache");
  }

  @Test
  void powerShellDropsItsBackticksAndJoinsItsTexts() {
    assertThat(PlainCommand.ofScript("I`EX $c.('Down' + 'load'+'String')"))
        .isEqualTo("IEX $c.('DownloadString')");
    assertThat(PlainCommand.ofScript("'a'+\"b\"")).isEqualTo("'a'+\"b\"");
  }

  @Test
  void quotesInsideOfAWordSayNothing() {
    assertThat(PlainCommand.ofCommandLine("po\"\"wer''shell \"\" x"))
        .isEqualTo("powershell \"\" x");
  }

  @Test
  void whatIsEncodedIsAddedBehind() {
    String script = "Add-MpPref`erence -ExclusionPath C:\\";
    String base64 = Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
    assertThat(PlainCommand.ofCommandLine("powershell -nop -EncodedCommand " + base64))
        .endsWith(" Add-MpPreference -ExclusionPath C:\\");
    assertThat(PlainCommand.ofCommandLine("tool -e " + base64)).isEqualTo("tool -e " + base64);
  }

  @Test
  void whatIsNoTextStaysAsItIs() {
    String bytes =
        Base64.getEncoder().encodeToString(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    assertThat(PlainCommand.ofCommandLine("powershell -enc " + bytes))
        .isEqualTo("powershell -enc " + bytes);
    assertThat(PlainCommand.ofCommandLine("pwsh -enc AAAAAAAAAAAAAAAAAAAAA"))
        .startsWith("pwsh -enc");
  }

  @Test
  void anInvocationReadsAsItIsTyped() {
    String payload =
        "CommandInvocation(Set-MpPreference): \"Set-MpPreference\"\r\n"
            + "ParameterBinding(Set-MpPreference): name=\"DisableRealtimeMonitoring\";"
            + " value=\"True\"\r\n";
    assertThat(PlainCommand.ofInvocation(payload))
        .contains("Set-MpPreference")
        .contains("-DisableRealtimeMonitoring True");
  }
}
