package dev.berth.platform.http;

import java.nio.file.Path;

/// Where the server's certificate chain and private key lie, both as PEM.
public record TlsFiles(Path certificate, Path key) {}
