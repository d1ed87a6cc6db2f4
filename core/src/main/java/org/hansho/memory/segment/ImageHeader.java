package org.hansho.memory.segment;

/**
 * The header of an image (PE) that lies in memory. All numbers are as the header says and not
 * trusted.
 *
 * @param address where the image begins
 * @param wide whether it is a 64-bit image
 * @param timestamp the linker's time stamp
 * @param sizeOfImage bytes it takes when mapped
 * @param checksum 0 where the linker wrote none
 * @param entryPoint relative to the beginning, 0 if none
 * @param sections how many sections it has
 * @param name the name in its export directory, empty if there is none
 * @param exportsLoader whether it exports a function by which such images load themselves
 */
public record ImageHeader(
    long address,
    boolean wide,
    int timestamp,
    long sizeOfImage,
    int checksum,
    long entryPoint,
    int sections,
    String name,
    boolean exportsLoader) {}
