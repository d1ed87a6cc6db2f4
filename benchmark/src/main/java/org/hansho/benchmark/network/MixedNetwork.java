package org.hansho.benchmark.network;

import org.hansho.testkit.network.NetworkLife;
import org.hansho.testkit.network.life.Administrators;
import org.hansho.testkit.network.life.Automation;
import org.hansho.testkit.network.life.Backups;
import org.hansho.testkit.network.life.CodeFetches;
import org.hansho.testkit.network.life.InternetNoise;
import org.hansho.testkit.network.life.Monitoring;
import org.hansho.testkit.network.life.Remote;

/**
 * A network of machines of which each has people, programs and the noise of the Internet: two of
 * three with SSH, the others with RDP.
 */
final class MixedNetwork {
  private static final int MACHINES = 0x0A010000;
  private static final int PEOPLE = 0xC6336401;
  private static final int PARTNER = 0xC63364C8;
  private static final int CODE = 0xC00002C8;
  private static final int MANAGER = 0x0A020001;

  private MixedNetwork() {}

  /** The address of a machine. */
  static int machine(int index) {
    return MACHINES + 1 + index / 250 * 256 + index % 250;
  }

  /** What the machine is worked on through. */
  static Remote remote(int index) {
    return index % 3 == 2 ? Remote.RDP : Remote.SSH;
  }

  /** So many machines. */
  static NetworkLife of(long seed, int machines) {
    NetworkLife life = new NetworkLife(seed);
    for (int i = 0; i < machines; i++) {
      int machine = machine(i);
      Remote remote = remote(i);
      life.with("people " + i, new Administrators(remote, PEOPLE + i % 40, 1 + i % 4, machine));
      double knocks = 8 + i % 5 * 12;
      life.with("noise " + i, new InternetNoise(remote, machine, knocks, i % 4 != 3));
      ofProgram(life, i, machine, remote);
    }
    return life.with("manager", new Automation(Remote.SSH, MANAGER, machine(0), machines, 1, 4));
  }

  /** Half of the machines have a program that comes or goes. */
  private static void ofProgram(NetworkLife life, int i, int machine, Remote remote) {
    String name = "program " + i;
    switch (i % 10) {
      case 0, 5 -> life.with(name, new Automation(remote, PARTNER, machine, 1, 600, 9 + i % 9));
      case 1 -> life.with(name, new CodeFetches(machine, CODE + i % 4, 60 + i % 7 * 40));
      case 3 -> life.with(name, new Backups(machine, PARTNER + 1));
      case 7 -> life.with(name, new Monitoring(remote, PARTNER + 2, machine));
      default -> {}
    }
  }
}
