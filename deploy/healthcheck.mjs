// Exits with 0 when the service on the port given as argument says that it is ready.
const response = await fetch(`http://127.0.0.1:${process.argv[2]}/health/ready`).catch(() => undefined)
process.exit(response?.ok ? 0 : 1)
