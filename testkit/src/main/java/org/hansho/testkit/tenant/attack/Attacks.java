package org.hansho.testkit.tenant.attack;

import java.util.List;

/** The attacks there are. */
public final class Attacks {
  /** Every attack, by section. */
  public static final List<Attack> ALL =
      List.of(
          new VaultFromTor(),
          new PolicyChangeThenSecrets(),
          new SecretListThenGets(),
          new UnusualUserApplicationPair(),
          new UnusualApplicationOnVault(),
          new UnusualUserOnVault(),
          new UnusualVaultOperations(),
          new VaultOperationFlood(),
          new ManyVaults(),
          new StorageFromNewCountry(),
          new StorageByNewApplication(),
          new AnonymousRead(),
          new StorageFromTor(),
          new BulkDownload(),
          new BulkDeletion(),
          new PackageUpload(),
          new ContainerMadePublic(),
          new AccessInspection(),
          new DataExploration(),
          new MalwareUpload(),
          new DocumentsFromNewCountry(),
          new DocumentsBulkRead(),
          new MicroBurstRun(),
          new AzuriteRun(),
          new InactiveAccountSession(),
          new PowerShellSession(),
          new CustomRoleForApplication(),
          new NewCountryActivity(),
          new AnonymousAddressActivity(),
          new ImpossibleTravel(),
          new LoginFromNewCountry(),
          new UnfamiliarLogin(),
          new HarmfulApplicationLogin(),
          new PasswordGuessing());

  private Attacks() {}

  /** The attacks of these names; {@code all} alone means every one. */
  public static List<Attack> named(List<String> slugs) {
    if (slugs.equals(List.of("all"))) {
      return ALL;
    }
    return slugs.stream().map(Attacks::named).toList();
  }

  /** The attack of this name. */
  public static Attack named(String slug) {
    return ALL.stream()
        .filter(attack -> attack.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no attack is called "
                        + slug
                        + "; there are "
                        + ALL.stream().map(Attack::slug).toList()));
  }
}
