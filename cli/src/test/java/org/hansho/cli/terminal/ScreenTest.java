package org.hansho.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hansho.cli.terminal.Screen.Color;
import org.junit.jupiter.api.Test;

class ScreenTest {
  @Test
  void theLauncherSaysWhichStreamsAreTerminals() {
    Screen screen = Screen.of("launcher,err,columns=132", Map.of("TERM", "xterm"));
    assertThat(screen.outputWatched()).isFalse();
    assertThat(screen.talkWatched()).isTrue();
    assertThat(screen.columns()).isEqualTo(132);
  }

  @Test
  void withoutALauncherNobodyWatches() {
    Screen screen = Screen.of("", Map.of());
    assertThat(screen.outputWatched()).isFalse();
    assertThat(screen.columns()).isEqualTo(100);
  }

  @Test
  void colourFollowsTheOptionThenTheEnvironmentThenTheTerminal() {
    Screen plain = Screen.of("launcher,out,err", Map.of("NO_COLOR", "1"));
    assertThat(plain.output(Color.AUTO).on()).isFalse();
    assertThat(plain.output(Color.ALWAYS).on()).isTrue();
    Screen terminal = Screen.of("launcher,out", Map.of("NO_COLOR", ""));
    assertThat(terminal.output(Color.AUTO).on()).isTrue();
    assertThat(terminal.talk(Color.AUTO).on()).isFalse();
    assertThat(terminal.output(Color.NEVER).on()).isFalse();
    assertThat(Screen.of("launcher,out", Map.of("TERM", "dumb")).output(Color.AUTO).on()).isFalse();
  }

  @Test
  void nonsenseColumnsMeanTheUsualNumber() {
    assertThat(Screen.of("launcher,columns=x", Map.of()).columns()).isEqualTo(100);
    assertThat(Screen.of("launcher,columns=0", Map.of()).columns()).isEqualTo(100);
    assertThat(Screen.of("launcher,columns=3", Map.of()).columns()).isEqualTo(40);
  }
}
