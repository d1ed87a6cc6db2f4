package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionRoomTest {
  @Test
  void connectionsLeaveRoomForFiles() {
    assertThat(ConnectionRoom.within(1_000, 1_048_576)).isEqualTo(1_000);
    assertThat(ConnectionRoom.within(1_000, 1_024)).isEqualTo(256);
    assertThat(ConnectionRoom.within(8, 1_024)).isEqualTo(8);
    assertThat(ConnectionRoom.within(8, 2)).isEqualTo(1);
    assertThat(ConnectionRoom.within(1_000, Long.MAX_VALUE)).isEqualTo(1_000);
  }
}
