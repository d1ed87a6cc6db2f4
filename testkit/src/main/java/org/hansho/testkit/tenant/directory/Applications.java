package org.hansho.testkit.tenant.directory;

import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.place.AddressPlan;
import org.hansho.testkit.tenant.place.City;
import org.hansho.testkit.tenant.place.Network;

/** Makes service principals of one owner. */
final class Applications {
  private static final int OUTBOUND_ADDRESSES = 4;

  private final String tenant;
  private final String owner;
  private final List<Network> cloud;
  private final Dice dice;

  Applications(String tenant, String owner, City region, AddressPlan plan, Dice dice) {
    this.tenant = tenant;
    this.owner = owner;
    this.cloud = plan.networks(region, Network.Kind.CLOUD);
    this.dice = dice;
  }

  /** A principal whose programs call themselves so. */
  Application of(String name, String library) {
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < OUTBOUND_ADDRESSES; i++) {
      addresses.add(cloud.get(i % cloud.size()).address(dice));
    }
    return new Application(
        tenant,
        dice.identifier(),
        dice.identifier(),
        name + "." + owner,
        List.copyOf(addresses),
        library,
        library);
  }

  /** A principal of a team's own program, in one of the usual languages. */
  Application program(String name) {
    Application plain = of(name, "");
    return switch (dice.below(3)) {
      case 0 ->
          speaking(
              plain,
              "azsdk-net-Security.KeyVault.Secrets/4.6.0 (.NET 8.0.2; Debian GNU/Linux 12)",
              "azsdk-net-Storage.Blobs/12.19.1 (.NET 8.0.2; Debian GNU/Linux 12)");
      case 1 ->
          speaking(
              plain,
              "azsdk-java-client_keyvault_secrets/4.8.0 (17.0.10; Linux; 6.1.0)",
              "azsdk-java-azure-storage-blob/12.25.1 (17.0.10; Linux; 6.1.0)");
      default ->
          speaking(
              plain,
              "azsdk-python-keyvault-secrets/4.8.0 Python/3.11.8 (Linux-6.1.0-x86_64)",
              "azsdk-python-storage-blob/12.19.0 Python/3.11.8 (Linux-6.1.0-x86_64)");
    };
  }

  private static Application speaking(Application plain, String library, String blobLibrary) {
    return new Application(
        plain.tenant(),
        plain.id(),
        plain.appId(),
        plain.name(),
        plain.addresses(),
        library,
        blobLibrary);
  }
}
