package org.hansho.testkit.tenant.directory;

/**
 * How much there is.
 *
 * @param tenants companies
 * @param people accounts of people in all of them
 * @param resources vaults, accounts and servers in all of them
 * @param days length of the simulation, within which people join and leave
 */
public record Size(int tenants, int people, int resources, int days) {
  private static final int PEOPLE_OF_A_TENANT = 20;
  private static final int RESOURCES_OF_A_TENANT = 16;

  /** Checks that each tenant has enough of everything. */
  public Size {
    if (tenants < 1 || days < 1) {
      throw new IllegalArgumentException("at least 1 tenant and 1 day");
    }
    if (people < PEOPLE_OF_A_TENANT * tenants || resources < RESOURCES_OF_A_TENANT * tenants) {
      throw new IllegalArgumentException(
          "each tenant needs at least "
              + PEOPLE_OF_A_TENANT
              + " people and "
              + RESOURCES_OF_A_TENANT
              + " resources; "
              + tenants
              + " tenants were asked for with "
              + people
              + " and "
              + resources);
    }
  }
}
