package org.hansho.benchmark.quality;

import org.hansho.testkit.tenant.Simulation;

/** How many entities a section of detections watches in a simulation. */
final class Population {
  private Population() {}

  static long of(String detection, Simulation simulation) {
    String section = detection.substring(0, Math.max(0, detection.indexOf('/')));
    return simulation.tenants().stream()
        .flatMap(tenant -> tenant.teams().stream())
        .mapToLong(
            team ->
                switch (section) {
                  case "key-vault" -> team.vaults().size();
                  case "storage" -> team.accounts().size();
                  case "cosmos-db" -> team.documents().size();
                  case "sql" -> team.servers().size();
                  default -> team.people().size() + (long) team.applications().size();
                })
        .sum();
  }
}
