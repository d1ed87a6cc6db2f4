package org.hansho.testkit.tenant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.tenant.attack.Label;
import org.hansho.testkit.tenant.attack.Target;
import org.hansho.testkit.tenant.life.Oddity;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.place.Reputation;

/** What is known beside the logs: labels, geography, reputation; as plain files. */
final class Truth {
  private static final String LABELS_HEADER =
      "slug,tenant,entity_kind,entity,resource,principal,address,start,end,records";
  private static final String ADDRESSES_HEADER =
      "cidr,country,city,latitude,longitude,asn,organization,kind";

  private Truth() {}

  static void write(Path folder, Simulation simulation) throws IOException {
    Files.write(folder.resolve("labels.csv"), labels(simulation.labels()));
    Files.write(folder.resolve("oddities.csv"), oddities(simulation.oddities()));
    Files.write(folder.resolve("addresses.csv"), addresses(simulation.plan().networks()));
    Files.write(folder.resolve("tor.txt"), simulation.listed(Network.Kind.TOR));
    Files.write(folder.resolve("anonymizers.txt"), simulation.listed(Network.Kind.ANONYMIZER));
    Files.write(folder.resolve("malicious.txt"), simulation.listed(Network.Kind.MALICIOUS));
    Files.write(folder.resolve("malware-hashes.txt"), Reputation.malwareHashes());
  }

  static List<String> labels(List<Label> labels) {
    List<String> lines = new ArrayList<>(List.of(LABELS_HEADER));
    for (Label label : labels) {
      Target target = label.target();
      lines.add(
          String.join(
              ",",
              label.slug(),
              label.tenant(),
              target.kind(),
              target.entity(),
              target.resource(),
              target.principal(),
              target.address(),
              time(label.begin()),
              time(label.end()),
              "" + label.records()));
    }
    return lines;
  }

  private static List<String> oddities(List<Oddity> oddities) {
    List<String> lines = new ArrayList<>(List.of("kind,name,start,end"));
    for (Oddity oddity : oddities) {
      lines.add(
          String.join(",", oddity.kind(), oddity.name(), time(oddity.begin()), time(oddity.end())));
    }
    return lines;
  }

  private static List<String> addresses(List<Network> networks) {
    List<String> lines = new ArrayList<>(List.of(ADDRESSES_HEADER));
    for (Network network : networks) {
      lines.add(
          String.join(
              ",",
              network.cidr(),
              network.city().country(),
              network.city().name(),
              "" + network.city().latitude(),
              "" + network.city().longitude(),
              "" + network.asn(),
              network.organization(),
              network.kind().name()));
    }
    return lines;
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
