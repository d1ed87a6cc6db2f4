package org.hansho.format.flow;

/**
 * An information element: what a field of a template means.
 *
 * @param enterprise who defined it, 0 for the standard
 * @param number its number there
 */
record Element(int enterprise, int number, String name, ElementType type) {}
