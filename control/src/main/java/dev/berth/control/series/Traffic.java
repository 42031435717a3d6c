package dev.berth.control.series;

/// How often something was pushed and pulled.
record Traffic(long pushes, long pulls) {

    static final Traffic NONE = new Traffic(0, 0);

    Traffic plus(Traffic more) {
        return new Traffic(pushes + more.pushes, pulls + more.pulls);
    }
}
