package org.hansho.testkit.tenant.directory;

import java.util.List;
import java.util.Map;
import org.hansho.testkit.tenant.place.City;

/**
 * How a company goes out to the world.
 *
 * @param addresses the gateway of each office
 * @param vpnCity where the VPN gateway stands
 * @param vpn its addresses, each shared by many people
 */
public record Offices(Map<City, String> addresses, City vpnCity, List<String> vpn) {}
